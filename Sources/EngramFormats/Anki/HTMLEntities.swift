/// The named signs of HTML: those of HTML 4, and what is common of HTML 5's two thousand.
enum HTMLEntities {
  /// What a name stands for, without "&" and ";"; nil for a name that is unknown.
  static func scalar(named name: String) -> Unicode.Scalar? { table[name] }

  /// The same for the old names, which browsers know without a ";" behind them too.
  static func scalar(namedWithoutEnd name: String) -> Unicode.Scalar? { unended[name] }

  /// What a number stands for, as browsers take it: nothing is refused, nonsense is U+FFFD.
  static func scalar(numbered number: UInt32) -> Unicode.Scalar {
    let code = (0x80...0x9F).contains(number) ? windows1252[Int(number) - 0x80] : number
    return code == 0 ? "\u{FFFD}" : Unicode.Scalar(code) ?? "\u{FFFD}"
  }

  /// Old pages number their quotes and dashes by Windows' table.
  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  private static let unended: [String: Unicode.Scalar] = {
    var names: [String: Unicode.Scalar] = [
      "amp": "&", "AMP": "&", "lt": "<", "LT": "<", "gt": ">", "GT": ">", "quot": "\"",
      "QUOT": "\"", "COPY": "\u{A9}", "REG": "\u{AE}",
    ]
    for (index, name) in latin1.split(whereSeparator: isBlank).enumerated() {
      names[String(name)] = Unicode.Scalar(160 + UInt32(index))
    }
    return names
  }()

  private static let table: [String: Unicode.Scalar] = {
    var names = unended
    for entry in others.split(whereSeparator: isBlank) {
      let parts = entry.split(separator: ":")
      guard parts.count == 2, let code = UInt32(parts[0], radix: 16) else { continue }
      for name in parts[1].split(separator: ",") { names[String(name)] = Unicode.Scalar(code) }
    }
    return names
  }()

  private static func isBlank(_ sign: Character) -> Bool { sign == " " || sign == "\n" }

  /// From U+00A0 on.
  private static let latin1 = """
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn
    sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave
    Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml
    ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN
    szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave
    iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc
    uuml yacute thorn yuml
    """

  /// Code in hexadecimal digits, then its names.
  private static let others = """
    9:Tab a:NewLine 21:excl 22:QUOT,quot 23:num 24:dollar 25:percnt 26:AMP,amp 27:apos 28:lpar
    29:rpar 2a:ast 2b:plus 2c:comma 2e:period 2f:sol 3a:colon 3b:semi 3c:LT,lt 3d:equals 3e:GT,gt
    3f:quest 40:commat 5b:lbrack,lsqb 5c:bsol 5d:rbrack,rsqb 5e:Hat 5f:UnderBar,lowbar
    60:DiacriticalGrave,grave 7b:lbrace,lcub 7c:VerticalLine,verbar,vert 7d:rbrace,rcub
    a0:NonBreakingSpace a8:Dot,die a9:COPY ae:REG b1:PlusMinus,pm b7:CenterDot,centerdot bd:half
    c5:angst f7:div 100:Amacr 101:amacr 102:Abreve 103:abreve 104:Aogon 105:aogon 106:Cacute
    107:cacute 10c:Ccaron 10d:ccaron 10e:Dcaron 10f:dcaron 110:Dstrok 111:dstrok 112:Emacr
    113:emacr 118:Eogon 119:eogon 11a:Ecaron 11b:ecaron 11e:Gbreve 11f:gbreve 12a:Imacr 12b:imacr
    131:imath,inodot 141:Lstrok 142:lstrok 143:Nacute 144:nacute 147:Ncaron 148:ncaron 14c:Omacr
    14d:omacr 150:Odblac 151:odblac 152:OElig 153:oelig 158:Rcaron 159:rcaron 15a:Sacute
    15b:sacute 15e:Scedil 15f:scedil 160:Scaron 161:scaron 164:Tcaron 165:tcaron 16a:Umacr
    16b:umacr 16e:Uring 16f:uring 170:Udblac 171:udblac 178:Yuml 179:Zacute 17a:zacute 17b:Zdot
    17c:zdot 17d:Zcaron 17e:zcaron 192:fnof 2c6:circ 2c7:caron 2d8:breve 2d9:dot 2da:ring 2db:ogon
    2dc:DiacriticalTilde,tilde 2dd:dblac 391:Alpha 392:Beta 393:Gamma 394:Delta 395:Epsilon
    396:Zeta 397:Eta 398:Theta 399:Iota 39a:Kappa 39b:Lambda 39c:Mu 39d:Nu 39e:Xi 39f:Omicron
    3a0:Pi 3a1:Rho 3a3:Sigma 3a4:Tau 3a5:Upsilon 3a6:Phi 3a7:Chi 3a8:Psi 3a9:Omega,ohm 3b1:alpha
    3b2:beta 3b3:gamma 3b4:delta 3b5:epsi,epsilon 3b6:zeta 3b7:eta 3b8:theta 3b9:iota 3ba:kappa
    3bb:lambda 3bc:mu 3bd:nu 3be:xi 3bf:omicron 3c0:pi 3c1:rho 3c2:sigmaf,sigmav,varsigma
    3c3:sigma 3c4:tau 3c5:upsilon 3c6:phi 3c7:chi 3c8:psi 3c9:omega 3d1:thetasym,thetav,vartheta
    3d2:upsih 3d5:phiv,straightphi,varphi 3d6:piv 3f0:kappav 3f1:rhov
    3f5:epsiv,straightepsilon,varepsilon 2002:ensp 2003:emsp 2004:emsp13 2005:emsp14 2007:numsp
    2008:puncsp 2009:thinsp 200a:hairsp 200b:ZeroWidthSpace 200c:zwnj 200d:zwj 200e:lrm 200f:rlm
    2010:dash,hyphen 2013:ndash 2014:mdash 2015:horbar 2016:Verbar,Vert 2018:lsquo 2019:rsquo
    201a:lsquor,sbquo 201c:ldquo 201d:rdquo 201e:bdquo,ldquor 2020:dagger 2021:Dagger
    2022:bull,bullet 2025:nldr 2026:hellip,mldr 2030:permil 2031:pertenk 2032:prime 2033:Prime
    2035:bprime 2039:lsaquo 203a:rsaquo 203e:oline 2041:caret 2043:hybull 2044:frasl
    205f:MediumSpace 2060:NoBreak 20ac:euro 2105:incare 210f:hbar,hslash,planck 2111:image
    2113:ell 2116:numero 2117:copysr 2118:weierp 211c:real 211e:rx 2122:TRADE,trade 2127:mho
    2129:iiota 2135:alefsym,aleph 2136:beth 2153:frac13 2154:frac23 2155:frac15 2156:frac25
    2157:frac35 2158:frac45 2159:frac16 215a:frac56 215b:frac18 215c:frac38 215d:frac58
    215e:frac78 2190:LeftArrow,larr,leftarrow 2191:UpArrow,uarr,uparrow
    2192:RightArrow,rarr,rightarrow 2193:DownArrow,darr,downarrow
    2194:LeftRightArrow,harr,leftrightarrow 2196:nwarr 2197:nearr 2198:searr 2199:swarr 219d:rarrw
    21a6:map 21b5:crarr 21bc:lharu 21c0:rharu 21d0:Leftarrow,lArr 21d1:uArr
    21d2:Implies,Rightarrow,rArr 21d3:dArr 21d4:Leftrightarrow,hArr,iff 2200:forall 2202:part
    2203:exist 2204:nexist 2205:empty,emptyset,emptyv,varnothing 2207:Del,nabla 2208:in,isin,isinv
    2209:NotElement,notin 220b:ni 220f:Product,prod 2211:Sum,sum 2212:minus 2213:MinusPlus,mp
    2216:setminus 2217:lowast 2218:compfn 221a:Sqrt,radic 221d:prop,propto,vprop 221e:infin
    2220:ang,angle 2223:mid 2225:par,parallel 2226:npar 2227:and,wedge 2228:or,vee 2229:cap
    222a:cup 222b:Integral,int 222e:oint 2234:there4,therefore 2235:because 2236:ratio 223c:sim
    2243:sime,simeq 2245:cong 2247:ncong 2248:ap,approx,asymp,thickapprox 2260:NotEqual,ne
    2261:Congruent,equiv 2262:nequiv 2264:le,leq 2265:GreaterEqual,ge,geq 2266:lE 2267:gE
    226a:Lt,ll 226b:Gt,gg 226e:nlt 226f:ngt 2270:nle 2271:nge 2282:sub,subset 2283:sup,supset
    2284:nsub 2285:nsup 2286:sube,subseteq 2287:supe,supseteq 2295:oplus 2296:ominus 2297:otimes
    2299:odot 22a2:vdash 22a4:top 22a5:bot,bottom,perp 22a7:models 22c5:sdot 22c6:Star 22ee:vellip
    22ef:ctdot 2308:lceil 2309:rceil 230a:lfloor 230b:rfloor 2329:lang 232a:rang 2588:block
    25a1:squ,square 25aa:squf 25b5:utri 25b9:rtri 25bf:dtri 25c3:ltri 25ca:loz 2605:bigstar,starf
    2606:star 260e:phone 2640:female 2642:male 2660:spades 2663:clubs 2665:hearts 2666:diams
    266a:sung 266d:flat 266e:natural 266f:sharp 2713:check,checkmark 2717:cross 2720:malt
    27e8:langle 27e9:rangle 29eb:lozf fb00:fflig fb01:filig fb02:fllig fb03:ffilig fb04:ffllig
    """
}
