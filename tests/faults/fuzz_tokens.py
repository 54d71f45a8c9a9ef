"""Words of each format that stand in inputs where they do harm."""

XML = [
    *(b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"&#0;", b"&#x1b;", b"<![CDATA[", b"]]>", b"</"),
    *(
        b"<?xml version='1.0' encoding='utf-16'?>",
        b"<?x?>",
        b"xmlns:w='u'",
        b"xml:space='preserve'",
    ),
    *(b"<!--", b"-->", b'"', b"'", b">", b"<xi:include href='file:///etc/hosts'/>", b"/>"),
]
WORD = [
    *(b"<w:p>", b"</w:p>", b"<w:r>", b"<w:t>", b"<w:tbl>", b"<w:tr>", b"<w:tc>", b"<w:sdt>"),
    *(b'<w:footnoteReference w:id="9"/>', b'<w:commentReference w:id="1"/>', b"<w:pict/>"),
    *(b'<w:gridSpan w:val="x"/>', b'<w:vMerge w:val="continue"/>', b"<w:fldSimple/>", b"w:val="),
    *(b'<w:fldChar w:fldCharType="end"/>', b"<w:numPr/>", b'<w:sym w:char="zz"/>', b'w:id=""'),
    *(b'<mc:AlternateContent xmlns:mc="m"/>', b"<w:hyperlink>", b'r:id="rId99"', b"<w:drawing/>"),
]
OPEN = [
    *(b"<text:p>", b"</text:p>", b"<text:list>", b"<text:note>", b"<text:tracked-changes>"),
    *(
        b'<text:s text:c="999999999999"/>',
        b'<text:s text:c="x"/>',
        b"<table:table>",
        b"<draw:frame>",
    ),
    *(b'table:number-columns-repeated="999999999"', b"<office:annotation>", b"<text:ruby-text/>"),
]
BOOK = [
    *(b'<itemref idref="c1"/>', b'href="../../etc/passwd"', b'full-path=""', b"<spine>"),
    *(b"<table><tr><td>", b"<pre>", b"<ol start=99>", b"<q>", b"<svg>", b"<title/>", b"<li>"),
]
PDF = [
    *(b"/Kids [2 0 R]", b"/Kids [2 0 R 2 0 R 3 0 R]", b"/Count 99999999", b"/Length 999999999"),
    *(b"/Filter /FlateDecode", b"/Filter [/FlateDecode /FlateDecode]", b"/Filter /ASCIIHexDecode"),
    *(b"/Filter /LZWDecode", b"/Filter /RunLengthDecode", b"/Encrypt 1 0 R", b"1 0 R", b"stream\n"),
    *(b"endstream", b"endobj", b"5 0 obj", b"/Parent 2 0 R", b"<<", b">>", b"[", b"(", b"/Prev 9"),
    *(b"/MediaBox [0 0 1e9 1e9]", b"/Rotate 90", b" Tj ", b" 1e30 Tf ", b"/ToUnicode 4 0 R", b"BT"),
    *(b"/Type3", b"/Type /ObjStm /N 9 /First 9", b"/W [9 9 9]", b"/Index [0 999999999]", b" cm q "),
]
MAIL = [
    *(b"\r\n\r\n", b"Content-Type: ", b"multipart/mixed; boundary=B", b"message/rfc822", b"--B\n"),
    *(
        b"Content-Transfer-Encoding: base64\n",
        b"charset=utf-7",
        b"charset=unicode_escape",
        b"=?utf-8?q?",
    ),
    *(
        b"=?x?b?!?=",
        b"Subject: ",
        b"From: ",
        b"<@>",
        b"Date: ",
        b"filename*0*=x",
        b"multipart/encrypted",
    ),
    *(b"charset=idna", b"charset=punycode", b"charset=undefined", b"charset=uu", b"charset=zlib"),
    *(b'smime-type="signed-data"', b"=\n", b"text/html", b"99999999999999999999", b'name="', b";;"),
]
MARKS = [
    *(b"---\n", b"+++\n", b"title: ", b"date: 0000-00-00", b"# ", b"===\n", b"[a](b)", b"**", b"`"),
    *(
        b'title = """',
        b"date = 2024-13-41",
        b"[[a]]",
        b"a.b.c = 1\n",
        b"= [[",
        b"{x = ",
        b"\xff\xfe",
    ),
]
TEXT = [
    *(
        b"\xff\xfe",
        b"\xfe\xff",
        b"\xef\xbb\xbf",
        b"\x1b$B",
        b"\x1b(B",
        b"\xed\xa0\x80",
        b"\xf4\x90",
    ),
    *(
        b"\x00",
        b"\r",
        b"\xc2\x85",
        b"\xe2\x80\xa8",
        b"date ",
        b"title ",
        b"url ",
        b"By ",
        b"\x80\x81",
    ),
    *(b"%PDF-", b"PK\x03\x04", b"From ", b"Received: x\n", b"<!doctype html", b"\xd0\xcf\x11\xe0"),
]
WEB = [
    *(b'<meta charset="utf-7">', b"<meta charset=utf-16>", b"<?xml encoding='x'?>", b"\xff\xfe"),
    *(b'{"@type": "Article", ', b'"author": ', b"null, ", b"[[[[[[", b'"\\ud800"', b"1e999"),
    *(b'"@id": "#a"', b'"name": {}', b'"hasPart": [1]', b'"isAccessibleForFree": "maybe"'),
    *(b"<article>", b"</article>", b"<main>", b"<time pubdate datetime=9999-99-99>", b"<!--"),
    *(b"<link rel=canonical href='http://[::1'>", b"<base href='//'>", b"<h1>", b"</script>"),
    *(b"<p>" + b"a word " * 60, b"<div class='comments related'>", b"<blockquote>", b"<figure>"),
]
TAGS = [
    *(
        b"<table>",
        b"<tr>",
        b"<td>",
        b"<li>",
        b"</ol>",
        b"</ul>",
        b"</pre>",
        b"<pre>",
        b"<q>",
        b"</q>",
    ),
    *(
        b"<ol start=999999>",
        b"<template>",
        b"<frameset>",
        b"</body>",
        b"<svg><p>",
        b"<math>",
        b"<br>",
    ),
    *(
        b"<plaintext>",
        b"<!--",
        b"<![CDATA[",
        b"&#x110000;",
        b"&nbsp",
        b"<select>",
        b"hidden",
        b"<a",
    ),
]
URL = [
    *(
        b"http://",
        b"//",
        b"\\",
        b"@",
        b":",
        b"[",
        b"]",
        b"%",
        b"%2e",
        b"%00",
        b"..",
        b"/../",
        b"xn--",
    ),
    *(
        b"#!",
        b"?",
        b"&amp;",
        b"utm_a=",
        b"\xe3\x80\x82",
        b"\xc2\xad",
        b"\xef\xbc\x8e",
        b"0x",
        b"javascript:",
    ),
    *(
        b"\xf0\x9f\x92\xa9",
        b"\xd8\xa7",
        b":99999",
        b"%C3%A4",
        b"\xe2\x84\xaa",
        b"\xc7\xb0",
        b"&",
        b"=",
    ),
]
SETTINGS = [
    *(
        b"[keys]\n",
        b"[[scale]]\n",
        b"[[scale.rating]]\n",
        b'"""',
        b"'",
        b"= ",
        b"{}",
        b"[]",
        b"true",
    ),
    *(
        b"1e999",
        b"nan",
        b"0x",
        b"1979-05-27",
        b"\\u0000",
        b"who",
        b"number = 9999999999999999999\n",
    ),
    *(
        b'"claim.why" = ""\n',
        b'"app.quit" = "x"\n',
        b"symbol",
        b'role = "good"\n',
        b"[a.b]\n",
        b"[[",
    ),
]
KEYS = [
    *(
        b'"ctrl+q"',
        b'","',
        b'" "',
        b'"ctrl+"',
        b'"+"',
        b'"shift+A"',
        b'"alt+1"',
        b'"\\u0000"',
        b"null",
    ),
    *(
        b'"claim.source"',
        b'"claim.rate_1"',
        b'"enter"',
        b'"azerty"',
        b"[]",
        b"{}",
        b'"f99"',
        b'"<any>"',
    ),
    *(
        b'"\\ud800"',
        b'"ctrl+ctrl+a"',
        b'"comma"',
        b'"\\u00e9,\\ud83d\\udca9"',
        b'"circumflex_accent"',
    ),
]
