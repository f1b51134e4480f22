import EngramCore
import Testing

/// What is accepted of persons' names, and what is not.
@Suite struct TypedPersonTests {
  @Test(arguments: given + surnamed + foreign)
  func judges(row: TypedRow) throws {
    #expect(row.question.judge(row.typed) == (try row.expected()))
  }

  static let given = TypedRow.table(
    """
    @Melanie Klein; Klein | M. Klein | right
    @Melanie Klein; Klein | Klein, Melanie | right
    @Melanie Klein; Klein | klein, m. | right
    @Melanie Klein; Klein | Melanie | wrong
    @Melanie Klein; Klein | Marie Klein | wrong
    @Melanie Klein; Klein | N. Klein | wrong
    @Melanie Klein; Klein | Dr Melanie Klein | right
    @Melanie Klein; Klein | Frau Klein | right
    @Melanie Klein; Klein | Melaine Klein | slip
    @Melanie Klein; Klein | Melanie Klien | slip
    @Melanie Klein; Klein | Melanie, Klein, Bion | wrong
    @Donald Winnicott; D. W. Winnicott | D W Winnicott | right
    @Donald Winnicott; D. W. Winnicott | D.W. Winnicott | right
    @Donald Winnicott; D. W. Winnicott | DW Winnicott | right
    @Donald Winnicott; D. W. Winnicott | Donald Woods Winnicott | right
    @Donald Winnicott; D. W. Winnicott | Winnicott, D. W. | right
    @Donald Winnicott; D. W. Winnicott | W. Winnicott | right
    @Donald Winnicott; D. W. Winnicott | David Winnicott | wrong
    @Donald Winnicott; D. W. Winnicott | A. Winnicott | wrong
    @Ronald Fairbairn; W. R. D. Fairbairn | W R D Fairbairn | right
    @Ronald Fairbairn; W. R. D. Fairbairn | Ronald D. Fairbairn | right
    @Ronald Fairbairn; W. R. D. Fairbairn | Robert Fairbairn | wrong
    @Carl Jung | Carl Gustav Jung | right
    @Carl Jung | C. G. Jung | right
    @Carl Jung; Carl Gustav Jung | C. G. Jung | right
    @Carl Jung; Carl Gustav Jung | Gustav Jung | right
    @Carl Jung; Carl Gustav Jung | Carl Friedrich Jung | wrong
    @Carl Jung | Carl and Jung | wrong
    @Carl Jung | Carl | wrong
    @Carl Jung | Gustav Jung | wrong
    """)

  static let surnamed = TypedRow.table(
    """
    @Sigmund Freud; Freud | freud | right
    @Sigmund Freud; Freud | S. Freud | right
    @Sigmund Freud; Freud | Freud's | right
    @Sigmund Freud; Freud | Anna Freud | is Anna Freud
    @Sigmund Freud; Freud | A. Freud | is A. Freud
    @Sigmund Freud; Freud | A Freud | is A. Freud
    @Sigmund Freud; Freud | Ernst Freud | wrong
    @Sigmund Freud; Freud | Sigmund | wrong
    @Sigmund Freud; Freud | Sigmund and Anna Freud | wrong
    @Sigmund Freud; Freud | Frued | slip Freud
    @Sigmund Freud; Freud | Sigmund Frued | slip
    @Sigmund Freud; Freud | Jung | wrong
    @Anna Freud; A. Freud | Freud | is Freud
    @Anna Freud; A. Freud | Frued | wrong
    @Anna Freud; A. Freud | Sigmund Freud | is Sigmund Freud
    @Anna Freud; A. Freud | a freud | right
    @Anna Freud; A. Freud | Alice Freud | wrong
    @Anna Freud; A. Freud | Anna Frued | slip
    @Carl Rogers; Rogers | Roger | slip Rogers
    @Josef Breuer and Sigmund Freud | Freud and Breuer | right
    @Josef Breuer and Sigmund Freud | Sigmund Freud & J. Breuer | right
    @Josef Breuer and Sigmund Freud | Freud, Breuer | right
    @Josef Breuer and Sigmund Freud | Breuer | is Breuer
    @Josef Breuer and Sigmund Freud | Anna Freud and Breuer | wrong
    @Wilfred Bion | Bino | wrong
    @Wilfred Bion | Bion | is Bion
    """)

  static let foreign = TypedRow.table(
    """
    @Marie-Louise von Franz | von Franz | right
    @Marie-Louise von Franz | Franz | right
    @Marie-Louise von Franz | M.-L. von Franz | right
    @Marie-Louise von Franz | Marie von Franz | right
    @Marie-Louise von Franz | von Franz, Marie-Louise | right
    @Marie-Louise von Franz | Louise | wrong
    @Simone de Beauvoir | De Beauvoir | right
    @Simone de Beauvoir | Beauvoir | right
    @Simone de Beauvoir | Simone de Bovoir | wrong
    @Simone de Beauvoir | de Beauvior | slip
    @Frieda Fromm-Reichmann | Fromm Reichmann | right
    @Frieda Fromm-Reichmann | Fromm-Reichman | slip
    @Frieda Fromm-Reichmann | Erich Fromm | wrong
    @Sándor Ferenczi | Ferenczi | right
    @Sándor Ferenczi | Sandor Ferenczi | right
    @Sándor Ferenczi | Ferenzci | slip
    @Sándor Ferenczi | S Ferenczy | slip
    @Pierre Janet | Janet | right
    @Pierre Janet | Paul Janet | wrong
    @Pierre Janet | Jenet | slip
    @Henri Piéron | Pieron | right
    @Henri Piéron | Pie\u{301}ron | right
    @Françoise Dolto | Francoise Dolto | right
    @Françoise Dolto | F. Dolto | right
    @Françoise Dolto | Dolto-Marette | wrong
    @Jacques Lacan | Lacan | right
    @Jacques Lacan | Jaques Lacan | slip
    @Jacques Lacan | Lacna | slip
    @Jacques Lacan | Jacques-Marie Lacan | right
    @Karl Müller | Mueller | right
    @Karl Müller | Muller | right
    @Karl Müller | Mu\u{308}ller, Karl | right
    @Karl Müller | MÜLLER | right
    @Karl Müller | Miller | slip
    @Søren Kierkegaard | Soren Kierkegaard | right
    @Søren Kierkegaard | Soeren Kierkegaard | right
    @Σίγκμουντ Φρόυντ | φροϋντ | right
    """)
}
