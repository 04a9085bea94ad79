import Vocabulary

/// Replaces the character references of HTML (section 13.2.5.72 of the standard) by the characters.
enum HTMLReferences {
    /// Replaces those of a stretch in its place.
    ///
    /// - Returns: where the stretch now ends. No character is longer than its reference.
    static func decode(_ bytes: inout [UInt8], _ start: Int, _ end: Int, inAttribute: Bool) -> Int {
        var from = start
        var to = start
        while from < end {
            if bytes[from] == UInt8(ascii: "&"), let (scalar, next) = reference(bytes, from + 1, end, inAttribute: inAttribute) {
                to = write(scalar, to: &bytes, at: to)
                from = next
            } else {
                bytes[to] = bytes[from]
                to += 1
                from += 1
            }
        }
        return to
    }

    private static func write(_ scalar: UInt32, to bytes: inout [UInt8], at place: Int) -> Int {
        var encoded: [UInt8] = []
        TextEncoding.append(scalar, to: &encoded)
        for (offset, byte) in encoded.enumerated() { bytes[place + offset] = byte }
        return place + encoded.count
    }

    /// The character that a reference stands for, and where the text goes on; `nil` where the ampersand is only that.
    private static func reference(_ bytes: [UInt8], _ start: Int, _ end: Int, inAttribute: Bool) -> (scalar: UInt32, next: Int)? {
        guard start < end else { return nil }
        if bytes[start] == UInt8(ascii: "#") { return number(bytes, start + 1, end) }
        var index = start
        while index < end, index - start < 32, bytes[index].isDigit || bytes[index] < 0x80 && bytes[index].isLetter { index += 1 }
        guard index > start else { return nil }
        let isEnded = index < end && bytes[index] == UInt8(ascii: ";")
        // "?a=1&copy=2" in an address is no copyright sign.
        if !isEnded, inAttribute, index < end, bytes[index] == UInt8(ascii: "=") { return nil }
        guard let scalar = names[String(decoding: bytes[start..<index], as: UTF8.self)] else { return nil }
        // Only the oldest names may stand without their semicolon.
        guard isEnded || scalar < 0x100 else { return nil }
        return (scalar, isEnded ? index + 1 : index)
    }

    private static func number(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (scalar: UInt32, next: Int)? {
        var index = start
        let isHex = index < end && bytes[index] | 0x20 == UInt8(ascii: "x")
        if isHex { index += 1 }
        let first = index
        var value: UInt32 = 0
        while index < end {
            let byte = bytes[index]
            let letter = (byte | 0x20) &- UInt8(ascii: "a")
            let digit: UInt8 = byte.isDigit ? byte - 48 : isHex && letter < 6 ? letter + 10 : 255
            guard digit < 255 else { break }
            value = min(value * (isHex ? 16 : 10) + UInt32(digit), 0x11_0000)
            index += 1
        }
        guard index > first else { return nil }
        if index < end, bytes[index] == UInt8(ascii: ";") { index += 1 }
        // Control characters part words at most. Pages number characters as Windows does.
        let scalar = value < 0x20 ? 0x20 : (0x80..<0xA0).contains(value) ? TextEncoding.windowsScalar(UInt8(value)) : value
        return (value > 0x10_FFFF ? 0xFFFD : scalar, index)
    }

    /// The names of HTML 4 and the commoner ones of HTML 5, with their code points in hexadecimal.
    private static let names: [String: UInt32] = {
        let words = table.split { $0 == " " || $0 == "\n" }
        var names: [String: UInt32] = [:]
        for place in stride(from: 0, to: words.count - 1, by: 2) { names[String(words[place])] = UInt32(words[place + 1], radix: 16) }
        return names
    }()

    private static let table = """
        Tab 9 NewLine a excl 21 QUOT 22 quot 22 num 23 dollar 24 percnt 25 AMP 26 amp 26 apos 27 lpar 28 rpar 29 ast 2a plus 2b
        comma 2c period 2e sol 2f colon 3a semi 3b LT 3c lt 3c equals 3d GT 3e gt 3e quest 3f commat 40 lbrack 5b lsqb 5b
        bsol 5c rbrack 5d rsqb 5d lowbar 5f lbrace 7b lcub 7b verbar 7c vert 7c rbrace 7d rcub 7d nbsp a0 iexcl a1 cent a2
        pound a3 curren a4 yen a5 brvbar a6 sect a7 uml a8 COPY a9 copy a9 ordf aa laquo ab not ac shy ad REG ae reg ae macr af
        deg b0 plusmn b1 sup2 b2 sup3 b3 acute b4 micro b5 para b6 middot b7 cedil b8 sup1 b9 ordm ba raquo bb frac14 bc
        frac12 bd half bd frac34 be iquest bf Agrave c0 Aacute c1 Acirc c2 Atilde c3 Auml c4 Aring c5 AElig c6 Ccedil c7
        Egrave c8 Eacute c9 Ecirc ca Euml cb Igrave cc Iacute cd Icirc ce Iuml cf ETH d0 Ntilde d1 Ograve d2 Oacute d3 Ocirc d4
        Otilde d5 Ouml d6 times d7 Oslash d8 Ugrave d9 Uacute da Ucirc db Uuml dc Yacute dd THORN de szlig df agrave e0
        aacute e1 acirc e2 atilde e3 auml e4 aring e5 aelig e6 ccedil e7 egrave e8 eacute e9 ecirc ea euml eb igrave ec
        iacute ed icirc ee iuml ef eth f0 ntilde f1 ograve f2 oacute f3 ocirc f4 otilde f5 ouml f6 divide f7 oslash f8 ugrave f9
        uacute fa ucirc fb uuml fc yacute fd thorn fe yuml ff Amacr 100 amacr 101 Abreve 102 abreve 103 Aogon 104 aogon 105
        Cacute 106 cacute 107 Ccaron 10c ccaron 10d Dcaron 10e dcaron 10f Dstrok 110 dstrok 111 Emacr 112 emacr 113 Eogon 118
        eogon 119 Ecaron 11a ecaron 11b Gbreve 11e gbreve 11f Imacr 12a imacr 12b Idot 130 inodot 131 Lstrok 141 lstrok 142
        Nacute 143 nacute 144 Ncaron 147 ncaron 148 Omacr 14c omacr 14d Odblac 150 odblac 151 OElig 152 oelig 153 Rcaron 158
        rcaron 159 Sacute 15a sacute 15b Scedil 15e scedil 15f Scaron 160 scaron 161 Tcaron 164 tcaron 165 Umacr 16a umacr 16b
        Uring 16e uring 16f Udblac 170 udblac 171 Yuml 178 Zacute 179 zacute 17a Zdot 17b zdot 17c fnof 192 circ 2c6 caron 2c7
        breve 2d8 dot 2d9 ring 2da ogon 2db tilde 2dc Alpha 391 Beta 392 Gamma 393 Delta 394 Epsilon 395 Zeta 396 Eta 397
        Theta 398 Iota 399 Kappa 39a Lambda 39b Mu 39c Nu 39d Xi 39e Omicron 39f Pi 3a0 Rho 3a1 Sigma 3a3 Tau 3a4 Upsilon 3a5
        Phi 3a6 Chi 3a7 Psi 3a8 Omega 3a9 alpha 3b1 beta 3b2 gamma 3b3 delta 3b4 epsilon 3b5 zeta 3b6 eta 3b7 theta 3b8 iota 3b9
        kappa 3ba lambda 3bb mu 3bc nu 3bd xi 3be omicron 3bf pi 3c0 rho 3c1 sigmaf 3c2 sigma 3c3 tau 3c4 upsilon 3c5 phi 3c6
        chi 3c7 psi 3c8 omega 3c9 thetasym 3d1 upsih 3d2 piv 3d6 ensp 2002 emsp 2003 thinsp 2009 ZeroWidthSpace 200b zwnj 200c
        zwj 200d lrm 200e rlm 200f dash 2010 hyphen 2010 ndash 2013 mdash 2014 horbar 2015 OpenCurlyQuote 2018 lsquo 2018
        CloseCurlyQuote 2019 rsquo 2019 rsquor 2019 lsquor 201a sbquo 201a OpenCurlyDoubleQuote 201c ldquo 201c
        CloseCurlyDoubleQuote 201d rdquo 201d rdquor 201d bdquo 201e ldquor 201e dagger 2020 Dagger 2021 bull 2022 nldr 2025
        hellip 2026 mldr 2026 permil 2030 prime 2032 Prime 2033 lsaquo 2039 rsaquo 203a oline 203e frasl 2044 NoBreak 2060
        euro 20ac image 2111 numero 2116 copysr 2117 weierp 2118 real 211c TRADE 2122 trade 2122 alefsym 2135 frac13 2153
        frac23 2154 frac15 2155 frac25 2156 frac35 2157 frac45 2158 frac16 2159 frac56 215a frac18 215b frac38 215c frac58 215d
        frac78 215e larr 2190 uarr 2191 rarr 2192 darr 2193 harr 2194 crarr 21b5 lArr 21d0 uArr 21d1 rArr 21d2 dArr 21d3
        hArr 21d4 forall 2200 part 2202 exist 2203 empty 2205 nabla 2207 isin 2208 notin 2209 ni 220b prod 220f sum 2211
        minus 2212 lowast 2217 radic 221a prop 221d infin 221e ang 2220 and 2227 or 2228 cap 2229 cup 222a int 222b there4 2234
        sim 223c cong 2245 asymp 2248 ne 2260 equiv 2261 le 2264 ge 2265 sub 2282 sup 2283 nsub 2284 sube 2286 supe 2287
        oplus 2295 otimes 2297 perp 22a5 sdot 22c5 lceil 2308 rceil 2309 lfloor 230a rfloor 230b lang 2329 rang 232a loz 25ca
        starf 2605 star 2606 phone 260e female 2640 male 2642 spades 2660 clubs 2663 hearts 2665 diams 2666 check 2713
        """
}
