import EngramCore
import EngramFormats
import EngramTestSupport
import Testing

/// What of HTML is text, and how its lines run.
struct HTMLTextTests {
  @Test(arguments: [
    ("", ""), ("  \n ", ""), ("plain", "plain"), ("<b>bold</b> and <i>not</i>", "bold and not"),
    ("a  b\n\tc", "a b c"), ("a&nbsp;&nbsp;b\u{A0}c ", "a b c"), ("<p></p>", ""),
    ("NUL\u{0}byte", "NULbyte"), ("Na<sup>+</sup>, H<sub>0</sub>", "Na+, H0"),
    ("r<sup>2</sup>, 10<sup>-3</sup>, 2<sup>10</sup>", "r², 10-3, 210"),
    ("漢字<ruby>錯<rp>(</rp><rt>さく</rt><rp>)</rp></ruby>", "漢字錯(さく)"),
    ("x\u{304} \u{1F469}\u{200D}\u{1F52C}", "x\u{304} \u{1F469}\u{200D}\u{1F52C}"),
    (
      "\\(s = \\sqrt{x &lt; 2}\\) [$]\\alpha[/$] [latex]a[/latex]",
      "\\(s = \\sqrt{x < 2}\\) [$]\\alpha[/$] [latex]a[/latex]"
    ),
  ])
  func words(html: String, text: String) { #expect(HTMLText.plain(html) == text) }

  @Test(arguments: [
    ("a<br>b<BR/>c<br />d", "a\nb\nc\nd"), ("a<br><br><br><br>b", "a\n\nb"),
    ("<br><br>a<br><br>", "a"), ("a<div>b</div>c", "a\nb\nc"),
    ("The figure<div>has a shape</div><div>owns</div>", "The figure\nhas a shape\nowns"),
    ("a<div><br></div><div>b</div>", "a\n\nb"), ("a<br><div>b</div>", "a\nb"),
    ("<h1>Title</h1>text", "Title\ntext"), ("<p>a</p>\n\n<p>b</p>", "a\nb"),
    ("a <br> b", "a\nb"), ("a<hr id=answer>b", "a\nb"), ("a\u{2028}b", "a\nb"),
    ("<table><tr><td>a</td><td>b</td></tr><tr><th>c</th> <th>d</th></tr></table>", "a b\nc d"),
    ("<table><tr><td>a</td><td></td><td>b", "a b"),
    ("<pre>one\ntwo\r\n  three\rfour</pre> five\nsix", "one\ntwo\nthree\nfour\nfive six"),
    ("<blockquote>a</blockquote><section>b</section>", "a\nb"),
  ])
  func lineBreaks(html: String, text: String) { #expect(HTMLText.plain(html) == text) }

  @Test(arguments: [
    ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"), ("<ol><li>a<li>b</ol>c", "1. a\n2. b\nc"),
    ("<ol start=3><li>a<li value=\"9\">b<li>c</ol>", "3. a\n9. b\n10. c"),
    ("x<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "x\n1. a\n- b\n2. c"),
    ("<ul><li></li><li><p>a</p></li></ul>b", "- a\nb"), ("<li>alone", "- alone"),
    ("<ol start=99999999999999999999><li>a", "1. a"), ("</ul></ol></li>a", "a"),
    ("<ol start=-2><li>a<li>b</ol>", "-2. a\n-1. b"),
  ])
  func lists(html: String, text: String) { #expect(HTMLText.plain(html) == text) }

  @Test(arguments: [
    ("<img src=\"rubin-vase.png\">", "[image: rubin-vase.png]"),
    ("a <IMG class=x SRC='my%20vase.png' /> b", "a [image: my vase.png] b"),
    ("<img src=a.png>", "[image: a.png]"), ("<img src=\"a&amp;b.png\">", "[image: a&b.png]"),
    ("<img src=\"50%.png\">", "[image: 50%.png]"), ("<img src=\"%FF.png\">", "[image: %FF.png]"),
    ("<img src=\"img/a.png\">", "[image: img/a.png]"),
    ("<img src=\"file:///C:/Users/me/a.png\">", "[image: a.png]"),
    ("<img src=\"https://x.org/a?b=1&copy=2\">", "[image: https://x.org/a?b=1&copy=2]"),
    ("a<img src=\"data:image/png;base64,AAAA\" alt=\"a  vase\">", "aa vase"),
    ("<img alt='a &lt; b'>", "a < b"), ("<img src=''>x<img>", "x"),
    ("Hear [sound:tone-440.wav] it", "Hear [sound: tone-440.wav] it"),
    ("[sound:a&amp;b.mp3]", "[sound: a&b.mp3]"), ("[sound: a.mp3]", "[sound: a.mp3]"),
    ("<audio src=\"aha.wav\"></audio>", "[sound: aha.wav]"),
    ("<video controls><source src=a.mp4><source src=a.webm></video>", "[sound: a.mp4]"),
    ("<source src=a.mp4>", ""), ("<img src=\"a\nb.png\">", "[image: a b.png]"),
  ])
  func media(html: String, text: String) { #expect(HTMLText.plain(html) == text) }

  @Test(arguments: [
    ("a<!-- no -->b", "ab"), ("a<!-- <b> -- > -->b", "ab"), ("a<!-->b", "a<!-->b"),
    ("<style>b > i { }</style>a", "a"), ("a<script>if (1 < 2) { \"</b>\" }</SCRIPT>b", "ab"),
    ("a<script>never closed", "a"), ("<head><title>t</title></head>a", "a"),
    ("<head>t<body>a", "a"), ("<template>t</template>a", "a"),
    ("<div style=\"display: none\">no<div>no</div>no</div>yes", "yes"),
    ("<span style='color:red; DISPLAY :\nnone'>no</span>yes", "yes"),
    ("<span hidden>no</span>yes", "yes"), ("<br style=display:none>yes", "yes"),
    ("<img style=\"display:none\" src=a.png>yes", "yes"),
    ("<span style=\"display: block\">yes</span>", "yes"), ("<!DOCTYPE html>a<?php 1 ?>b", "ab"),
    ("<![CDATA[no]]>a", "a"),
    (
      "<a class=hint href=\"#\" onclick=\"x('>')\">Hint</a>"
        + "<div class=hint style=\"display: none\">no</div>", "Hint"
    ),
  ])
  func whatIsNotDisplayed(html: String, text: String) { #expect(HTMLText.plain(html) == text) }

  @Test(arguments: [
    ("p < .05 and 3 > 2", "p < .05 and 3 > 2"), ("p<.05", "p<.05"), ("a <b", "a <b"),
    ("a <b class=\"x", "a <b class=\"x"), ("</", "</"), ("<", "<"), ("a </ b>", "a </ b>"),
    ("<b title='>'>a</b>", "a"), ("<b title=\">a</b> c", "a c"), ("a<!", "a<!"),
    ("a <! 1 > 0", "a <! 1 > 0"), ("<b =x=y>a", "a"), ("<b/>a<br/ >b", "a\nb"),
    ("<>a</>", "<>a</>"),
    ("<averyveryverylongname>a", "a"),
  ])
  func oddMarks(html: String, text: String) { #expect(HTMLText.plain(html) == text) }

  @Test(arguments: [
    ("&lt;b&gt; &amp;amp;", "<b> &amp;"), ("&auml;&ouml;&szlig;&Auml;", "äößÄ"),
    ("&radic;n &minus; &beta; &ndash; &hellip; &rarr; &sup2;", "√n − β – … → ²"),
    ("&apos;&lbrack;&check;&Vert;", "'[✓‖"), ("&#228;&#xE4;&#XE4;&#228 &#xe4g", "äää" + "ä äg"),
    ("&#x201C;&#8211;&#39;", "“–'"), ("&#128;&#x96;&#150;", "€––"),
    ("&#0;&#xD800;&#x110000;&#99999999999999999999;", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("R&D AT&T &; &# &#; &#x; & &unknown; &", "R&D AT&T &; &# &#; &#x; & &unknown; &"),
    ("&amp &lt3 &copying &nbsp&eacutetait", "& <3 ©ing était"), ("a&#10;b&#160;c", "a b c"),
    (
      "&thisnameismuchtoolongtobethenameofanything;", "&thisnameismuchtoolongtobethenameofanything;"
    ),
  ])
  func references(html: String, text: String) { #expect(HTMLText.plain(html) == text) }

  @Test(arguments: [
    ("", false), (" \n", false), ("<br>", false), ("<div><br /></div> ", false), ("a", true),
    ("<img src=a.png>", true), ("<b></b>", true), ("&nbsp;", true), ("<", true), ("<br", true),
  ])
  func filledFields(html: String, isFilled: Bool) { #expect(HTMLText.isFilled(html) == isFilled) }

  @Test(arguments: [
    "<", "&", "<a \"", "<a '", "<a \"x>y\" ", "<div>", "</div>", "<!--", "<!", "<script>", "<li>",
    "<ul>", "&#", "&a", "<b style=display:none>", "<sup>", "[sound:", "<img src=", "\r", "\u{A0}",
    "<title></", "</script", "<a b=c ", "<!-- --", "&#9999999", "<rt>", "<pre>\n",
  ])
  func aHundredThousandTimes(piece: String) {
    let text = HTMLText.plain(String(repeating: piece, count: 100_000) + "'")
    #expect(text.utf8.count <= 1_800_001)
  }

  @Test func anyTextComesOutTidy() {
    var generator = SeededGenerator(seed: propertySeed("HTMLText.tidy"))
    let pieces = [
      "a", " ", "\n", "<br>", "<div>", "</div>", "<li>", "<ol>", "</ol>", "&nbsp;", "&lt;", "<td>",
      "<", ">", "\"", "<img src=x>", "<pre>", "</pre>", "<sup>", "2", "</sup>", "<!--", "-->",
    ]
    for _ in 0..<2_000 {
      let html = (0..<20).map { _ in pieces[Int(generator.next() % UInt64(pieces.count))] }.joined()
      let text = HTMLText.plain(html)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(!text.contains("\n\n\n") && !text.contains("  "), "\(html)")
      #expect(lines.allSatisfy { $0.first != " " && $0.last != " " }, "\(html)")
      #expect(text.isEmpty || lines.first != "" && lines.last != "", "\(html)")
    }
  }
}
