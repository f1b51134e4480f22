import EngramCore
import Testing

/// What is accepted of terms, and what is not.
@Suite struct TypedAnswerTests {
  @Test(arguments: folded + spelt + shortened + listed + slipped + opposed + confused + foreign)
  func judges(row: TypedRow) throws {
    #expect(row.question.judge(row.typed) == (try row.expected()))
  }

  /// Case, accents, punctuation, gaps, articles, plurals.
  static let folded = TypedRow.table(
    """
    Repression | repression | right
    Repression | REPRESSION | right
    Repression |   the   repression.  | right
    Repression | "Repression"! | right
    Repression | “repression” | right
    Repression | repressions | right
    Repression | rep ression | right
    Repression | repression repression | wrong
    Repression | | empty
    Repression | ?! … – | empty
    Repression | & | empty
    Repression | 🙂 | wrong
    Repression | repression 🙂 | wrong
    Repression | r | wrong
    Repression | the | wrong
    Id | the id | right
    Id | das Id | right
    Id | ids | right
    Id | di | wrong
    Id | i.d. | right
    Free association | free-association | right
    Free association | freeassociation | right
    Free association | Free – Association | right
    Free association | free associations | right
    Free association | association | wrong
    Free association | association free | wrong
    Super-ego | superego | right
    Superego; super-ego | super ego | right
    Superego | the Super-Egos | right
    Defence mechanism | mechanisms | wrong
    Defence mechanism | defence mechanisms | right
    Neurosis | neuroses | right
    Psychosis | psychoses | right
    Analysis | analyses | right
    Analysis | analyst | wrong
    Identity crisis | identity crises | right
    Drive theory | drive theories | right
    Complex | complexes | right
    Stimulus | stimuli | right
    Criterion | criteria | right
    Schema | schemata | right
    Schema | schemas | right
    Child | children | right
    Hypothesis | hypotheses | right
    Psyche | psyches | right
    Response | responses | right
    Cause | causes | right
    Vaillant's hierarchy | Vaillant’s hierarchy | right
    Vaillant's hierarchy | vaillant hierarchy | right
    Vaillant's hierarchy | vaillants hierarchy | right
    Here and now | here & now | right
    Here and now | here + now | right
    Here and now | Here-and-now | right
    0.5 | 5 | wrong
    0.5 | .5 | right
    1,000 | 1000 | right
    1.5 | 15 | wrong
    p < .05 | p > .05 | wrong
    """)

  /// The British and the American.
  static let spelt = TypedRow.table(
    """
    Behaviour therapy | behavior therapy | right
    Behavior therapy | behaviour therapies | right
    Rationalisation | rationalization | right
    Mentalization | mentalisation | right
    Organisational change | organizational change | right
    Defence mechanism | defense mechanisms | right
    Analyse | analyze | right
    Counselling | counseling | right
    Person-centred therapy | person centered therapy | right
    Foetus | fetus | right
    Foetus | fœtus | right
    Anaesthesia | anesthesia | right
    Paediatrics | pediatrics | right
    Oedipus complex | edipus complex | right
    Œdipus complex | oedipus complex | right
    Internal dialogue | internal dialog | right
    Programme | program | right
    Judgement | judgment | right
    Mould | mold | right
    Grey matter | gray matter | right
    Ageing | aging | right
    Practise | practice | right
    Humour | humor | right
    Hour | hor | wrong
    Mourning | morning | slip
    Crisis | crizis | slip
    Defence mechanism | defence mechansims | slip
    Behaviour therapy | behavoir therapy | slip
    """)

  /// Brackets and initials.
  static let shortened = TypedRow.table(
    """
    Cognitive behavioural therapy (CBT) | cognitive behavioral therapy | right
    Cognitive behavioural therapy (CBT) | Cognitive behavioural therapy CBT | right
    Cognitive behavioural therapy (CBT) | Cognitive behavioural therapy (CBT) | right
    Cognitive behavioural therapy (CBT) | cbt | right
    Cognitive behavioural therapy; CBT | cognitive behavioural therapy (CBT) | right
    Cognitive behavioural therapy; CBT | cognitive behavioural therapy (DBT) | wrong
    Cognitive behavioural therapy; CBT | CBT (cognitive behavioral therapy) | right
    Cognitive behavioural therapy | CBT | right
    Cognitive behavioural therapy | C.B.T. | right
    Cognitive behavioural therapy | c b t | right
    Cognitive behavioural therapy | CB | wrong
    Cognitive behavioural therapy | CBTT | wrong
    Cognitive behavioural therapy; CBT | DBT | is DBT
    Cognitive behavioural therapy; CBT | CAT | is CAT
    Cognitive behavioural therapy; CBT | ABT | wrong
    Acceptance and commitment therapy | ACT | right
    Acceptance and commitment therapy | A C T | right
    Acceptance and commitment therapy | AACT | right
    Obsessive-compulsive disorder | OCD | right
    Obsessive-compulsive disorder | ocds | right
    Obsessive-compulsive disorder | ODC | wrong
    Post-traumatic stress disorder | PTSD | right
    Post-traumatic stress disorder | PTDS | wrong
    Eye movement desensitisation and reprocessing | EMDR | right
    Eye movement desensitisation and reprocessing | EMDAR | right
    EMDR; eye movement desensitisation and reprocessing | EDMR | wrong
    EMDR; eye movement desensitisation and reprocessing | Eye Movement Desensitization & Reprocessing | right
    Dialectical behaviour therapy; DBT | D.B.T. | right
    Dialectical behaviour therapy; DBT | CBT | wrong
    Drive theory | DT | wrong
    Fear of abandonment | FA | wrong
    SSRIs | SSRI | right
    AIDS | AID | wrong
    SSRIs | SNRIs | wrong
    AEDPT | AEDTP | wrong
    """)

  static let listed = TypedRow.table(
    """
    Freud and Breuer | Breuer and Freud | right
    Freud and Breuer | Breuer, Freud | right
    Freud and Breuer | Breuer & Freud | right
    Freud and Breuer | Freud and Freud | wrong
    Freud and Breuer | Freud | is Freud
    Freud and Breuer | Freud and Breuers | right
    Freud and Breuer | Bruer and Freud | slip
    Id, ego and superego | superego, ego, id | right
    Id, ego and superego | the ego, the id and the super-ego | right
    Id, ego and superego | ego id superego | right
    Id, ego and superego | id and ego | wrong
    Id, ego and superego | id, ego, ego | wrong
    Id, ego and superego | id, ego and supergo | slip
    Id, ego and superego | id, ego and sperego, superego | wrong
    Introversion and extraversion | extraversion + introversion | right
    Introversion and extraversion | extroversion and introversion | slip
    Introversion and extraversion | introversion and introversion | wrong
    """)

  static let slipped = TypedRow.table(
    """
    Repression | represion | slip
    Repression | repressoin | slip
    Repression | erpression | slip
    Repression | depression | wrong
    Repression | xepression | wrong
    Projective identification | projectiv identificaton | slip
    Projective identification | projective identity | wrong
    Projective identification | projective | wrong
    Transitional object | transitoinal obejct | slip
    Transitional object | transitional | wrong
    Transitional object; not-me possession | not me posession | slip not-me possession
    Sublimation | sublimatoin | slip
    Sublimation | sblmation | slip
    Sublimation | sublmaton of | wrong
    Drive | drives | right
    Drive | driev | slip
    Drive | driv | slip
    Drive | dive | slip
    Drive | drve it | wrong
    Ego | eog | wrong
    Oral stage | oarl stage | wrong
    Oral stage | oral staeg | slip
    Oral stage | anal stage | is Anal stage
    Free association | freeasociation | slip
    Free association | free asociatoin | slip
    Repression | repre sion | slip
    Repression | repression i | wrong
    Repression | i repression | wrong
    Repression | represion i | wrong
    Self-object transference | selfobejct transference | slip
    Type A personality | type B personality | wrong
    Type A personality | type personality | wrong
    Type A personality | typea persnality | slip
    Vitamin B12 | vitamin B13 | wrong
    Vitamin B12 | vitamni B12 | slip
    DSM-5 | DSM-4 | wrong
    Trust v mistrust | trust v mistrsut | slip
    Trust v mistrust | trust mistrust | wrong
    """)

  /// One letter or two turn a word into its opposite.
  static let opposed = TypedRow.table(
    """
    Unconscious | conscious | is Conscious
    Conscious | unconscious | is Unconscious
    Subconscious | unconscious | is Unconscious
    Unconscious | nuconscious | slip
    Hyperactivity | hypoactivity | wrong
    Hypoactive | hyperactive | wrong
    Hyperactivity | hyperactivty | slip
    Interpersonal conflict | intrapersonal conflict | wrong
    Intra-personal | inter-personal | wrong
    Introspection | extrospection | wrong
    Macrolevel | microlevel | wrong
    Macro level | micro level | wrong
    Anterograde amnesia | antirograde amnesia | wrong
    Endogenous depression | exogenous depression | wrong
    Prescription | proscription | wrong
    Homosexuality | heterosexuality | wrong
    Directive therapy | non-directive therapy | is Non-directive therapy
    Non-directive therapy | directive therapy | is Directive therapy
    Differentiation | dedifferentiation | wrong
    Inhibition | disinhibition | wrong
    Transference | countertransference | is Countertransference
    Abduction | adduction | wrong
    Extroversion | extraversion | is Extraversion
    """)

  static let confused = TypedRow.table(
    """
    Repression | regression | is Regression
    Repression | Regressions | is Regression
    Repression | regresion | wrong
    Repression | supression | wrong
    Regression | the Repression | is Repression
    Projection | introjection | is Introjection
    Psychotherapy | psychoanalysis | is Psychoanalysis
    Anima | animus | is Animus
    Anima | aniam | slip
    Anima | amina | wrong
    Neurosis | psychoses | is Psychosis
    """)

  static let foreign = TypedRow.table(
    """
    Death drive; Thanatos; Todestrieb | thanatos | right
    Todestrieb; Tod | todestreib | slip
    Θάνατος | θανατος | right
    Θάνατος | ΘΆΝΑΤΟΣ | right
    Θάνατος | θανατοσ | right
    Θάνατος | θανατους | slip
    Ψυχή | ψυχη | right
    Ψυχή | Ψυχη\u{301} | right
    Ψυχή | psyche | wrong
    Verdrängung | Verdrangung | right
    Verdrängung | Verdraengung | right
    Verdrängung | Verdra\u{308}ngung | right
    Verdrängung | die Verdrängung | right
    Verdrängung | Verdrägnung | slip
    Verdraengung | Verdrängung | right
    Superego; Über-Ich | das Über-Ich | right
    Das Über-Ich | ueber ich | right
    Das Über-Ich | uberich | right
    Das Es | Es | right
    Gemeinschaftsgefühl | gemeinschaftsgefuehl | right
    Gemeinschaftsgefühl | gemeinschaftsgefhul | slip
    Weißer Ritter | weisser ritter | right
    L'inconscient | inconscient | right
    L’inconscient | l'inconscient | right
    Jouissance | la jouissance | right
    Jouissance | jouissanse | slip
    La belle indifférence | belle indifference | right
    Le stade du miroir | stade du mirroir | slip
    Сон | сон | right
    """)
}
