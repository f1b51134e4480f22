/// The note types that every Anki begins with; files of notes name them without holding their
/// templates.
package enum AnkiStockType: Hashable, CaseIterable {
  case basic, reversed, optional, typed, cloze

  /// The stock type with this name in one of Anki's languages; nil for any other note type.
  package init?(_ name: String) {
    let name = AnkiStockType.plain(name)
    let found = AnkiStockType.allCases.first { AnkiStockType.names[$0]?.contains(name) == true }
    guard let found else { return nil }
    self = found
  }

  /// Its fields and templates.
  package func noteType(named name: String) -> AnkiNoteType {
    switch self {
    case .basic: type(name, [("{{Front}}", "{{Back}}")])
    case .reversed: type(name, [("{{Front}}", "{{Back}}"), ("{{Back}}", "{{Front}}")])
    case .optional:
      type(
        name,
        [("{{Front}}", "{{Back}}"), ("{{#Add Reverse}}{{Back}}{{/Add Reverse}}", "{{Front}}")],
        fields: ["Front", "Back", "Add Reverse"])
    case .typed: type(name, [("{{Front}}", "{{type:Back}}")])
    case .cloze:
      AnkiNoteType(
        name: name, isCloze: true, fields: ["Text", "Back Extra"],
        templates: [
          AnkiNoteType.Template(
            name: "Cloze", ord: 0, front: "{{cloze:Text}}",
            back: "{{cloze:Text}}<br>{{Back Extra}}")
        ])
    }
  }

  private func type(
    _ name: String, _ sides: [(String, String)], fields: [String] = ["Front", "Back"]
  ) -> AnkiNoteType {
    AnkiNoteType(
      name: name, isCloze: false, fields: fields,
      templates: sides.enumerated().map { ord, side in
        AnkiNoteType.Template(
          name: "Card \(ord + 1)", ord: ord, front: side.0,
          back: "{{FrontSide}}<hr id=answer>" + side.1)
      })
  }

  /// Without what Anki and others add where a name is taken: "Basic-1a2b3", "Basic+".
  private static func plain(_ name: String) -> String {
    var bytes = Array(name.utf8)
    let genanki = " (genanki)"
    if name.hasSuffix(genanki) { bytes.removeLast(genanki.utf8.count) }
    while bytes.last == UInt8(ascii: "+") { bytes.removeLast() }
    let tail = bytes.suffix(6)
    let isHash =
      tail.first == UInt8(ascii: "-") && tail.count == 6
      && tail.dropFirst().allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    if isHash { bytes.removeLast(6) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let names: [AnkiStockType: Set<String>] = [
    .basic: [
      "Basic",
      "Einfach",
      "Basique",
      "Básico",
      "Basilare",
      "Básico",
      "Basis",
      "Bàsica",
      "Podstawowy",
      "Простая",
      "Базовий",
      "Základní",
      "Základný",
      "Alap",
      "Grundläggande",
      "Grundlæggende",
      "Grunnleggende",
      "Perusmalli",
      "De bază",
      "Temel",
      "Βασικό",
      "基本",
      "问答题",
      "基本型",
      "בסיסי",
      "أساسي",
      "Cơ bản",
      "พื้นฐาน",
    ],
    .reversed: [
      "Basic (and reversed card)",
      "Einfach (und die umgekehrte Richtung)",
      "Généralités (deux sens)",
      "Básico (y tarjeta invertida)",
      "Basilare (e carta inversa)",
      "Básico (e cartão invertido)",
      "Básico (e ficha invertida)",
      "Basis (en omgekeerde kaart)",
      "Bàsica (i targeta inversa)",
      "Podstawowy (z odwrotną kartą)",
      "Простая (с обратной карточкой)",
      "Базовий (зі зворотною карткою)",
      "Základní (plus obrácená karta)",
      "Základný (plus obrátená karta)",
      "Alap (mindkét irányban)",
      "Bas (och omvänt kort)",
      "Grundlæggende (og kort baglæns)",
      "Perusmalli (ja käänteinen kortti)",
      "De bază (și cu card întors)",
      "Temel (ve ters kart)",
      "Βασική (και αντεστραμμένη κάρτα)",
      "基本 (表面と裏面を反転したカードも作成)",
      "问答题（附翻转卡片）",
      "基本型（含反向卡片）",
      "בסיסי (וכרטיס הופכי)",
      "أساسي (وبطاقة معكوسة)",
      "Cơ bản (với thẻ ngược)",
      "พื้นฐาน (และการ์ดแบบกลับด้าน)",
    ],
    .optional: [
      "Basic (optional reversed card)",
      "Einfach (und wahlweise die umgekehrte Richtung)",
      "Basique (carte inversée optionnelle)",
      "Básico (tarjeta invertida opcional)",
      "Basilare (carta inversa opzionale)",
      "Básico (cartão invertido opcional)",
      "Básico (ficha invertida opcional)",
      "Basis (omgekeerde kaart optioneel)",
      "Bàsica (targeta inversa opcional)",
      "Podstawowy (z opcjonalną odwrotną kartą)",
      "Простая (с обратной по выбору)",
      "Базовий (з необов'язковою зворотною карткою)",
      "Základní (plus volitelná obrácená karta)",
      "Základný (plus voliteľná obrátená karta)",
      "Alap (egyik vagy mindkét irányban)",
      "Bas (valbart omvänt kort)",
      "Grundlæggende (valgfrit med kort  baglæns)",
      "Perusmalli (valinnainen käänteinen kortti)",
      "De bază (opțional cu card întors)",
      "Temel (seçimli ters kart)",
      "Βασική (κατ'επιλογή αντεστραμμένη κάρτα)",
      "基本 (任意で反転カードを作成)",
      "问答题（可选附翻转卡片）",
      "基本型（選擇性反向卡片）",
      "בסיסי (כרטיס הופכי אופציונלי)",
      "أساسي (وبطاقة معكوسة اختيارية)",
      "Cơ bản (thẻ ngược tùy chọn)",
    ],
    .typed: [
      "Basic (type in the answer)",
      "Einfach (Antwort eintippen)",
      "Basique (saisissez la réponse)",
      "Básico (teclear la respuesta)",
      "Basilare (digita la risposta)",
      "Básico (digite a resposta)",
      "Basisch (typ het antwoord in)",
      "Bàsica (escriure la resposta)",
      "Podstawowy (wpisywanie odpowiedzi)",
      "Простая (с вводом ответа)",
      "Базовий (з вдрукуванням відповіді)",
      "Základní (napsat odpověď)",
      "Alap (írd be a választ)",
      "Bas (skriv in svaret)",
      "Grundlæggende (skriv ind svaret)",
      "Perusmalli (kirjoita vastaus)",
      "De bază(tastați răspunsul)",
      "Basic (πληκτρολόγηση απάντησης)",
      "基本 (解答を入力)",
      "问答题（输入答案）",
      "基本型（輸入答案）",
      "בסיסי (הקלד את התשובה)",
      "أساسي (مع كتابة الجواب)",
      "Cơ bản (nhập câu trả lời)",
      "พื้นฐาน (พิมพ์ตอบ)",
    ],
    .cloze: [
      "Cloze",
      "Lückentext",
      "Texte à trous",
      "Respuesta anidada",
      "Omissão de Palavras",
      "Text amb buits",
      "Luka",
      "Задание с пропусками",
      "Закритий текст",
      "Doplňovačka",
      "Lyukas szöveg",
      "Lucktext",
      "Aukkotehtävä",
      "Test cu cuvinte lipsă",
      "Boşluklu",
      "Κλείσιμο",
      "穴埋め問題",
      "填空题",
      "克漏字",
      "השלם את החסר",
      "ملء فراغات",
      "Điền chỗ trống",
      "เติมคำ",
    ],
  ]
}

extension AnkiNoteType {
  /// The stock note type with this name in one of Anki's languages; nil for any other note type.
  package static func stock(named name: String) -> AnkiNoteType? {
    AnkiStockType(name)?.noteType(named: name)
  }
}
