/// The local names of elements that matter, of all formats together; any other is `other`.
enum XMLName: String {
    case other

    // Office Open XML: relationships, styles, numbering.
    case relationship = "Relationship"
    case style, name, basedOn, outlineLvl, numPr, numId, ilvl, abstractNum, lvl, start, numFmt
    case num, abstractNumId, lvlOverride, startOverride

    // Office Open XML: text.
    case p, r, t, tab, br, cr, sym, b, i, vanish, pPr, rPr, pStyle, rStyle, noBreakHyphen
    case tbl, tr, tc, sdt, docPartGallery, footnoteReference, endnoteReference
    case footnote, endnote, del, moveFrom, txbxContent, body
    case fallback = "Fallback"

    // Presentations.
    case sldId, sp, ph, txBody, graphicFrame, buNone, buChar, buAutoNum

    // Workbooks.
    case sheet, si, row, c, v, `is`, rPh

    // OpenDocument.
    case h, span, s, list
    case listItem = "list-item"
    case listHeader = "list-header"
    case listStyle = "list-style"
    case listLevelNumber = "list-level-style-number"
    case listLevelBullet = "list-level-style-bullet"
    case textProperties = "text-properties"
    case lineBreak = "line-break"
    case softPageBreak = "soft-page-break"
    case trackedChanges = "tracked-changes"
    case annotation
    case tableOfContent = "table-of-content"
    case note
    case noteCitation = "note-citation"
    case noteBody = "note-body"
    case notes, page, frame
    case table
    case tableRow = "table-row"
    case tableCell = "table-cell"
    case coveredTableCell = "covered-table-cell"
    case encryptionData = "encryption-data"

    // EPUB: container, package, encryption.
    case rootfile, item, itemref
    case encryptedData = "EncryptedData"
    case encryptionMethod = "EncryptionMethod"
    case cipherReference = "CipherReference"

    // HTML.
    case h1, h2, h3, h4, h5, h6, ul, ol, li, dl, dt, dd, strong, td, th, caption, div, section
    case article, aside, nav, header, footer, blockquote, figure, figcaption, pre, hr, a, sup
    case head, title, script, svg, math
    case styleSheet = "stylesheet"
}
