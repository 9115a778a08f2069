package dev.gatehouse.search;

/// A cell of a file of comma-separated values, always quoted. One that a spreadsheet would take for
/// a formula has a `'` in front, also when white space, a separator or a quote stands before its
/// sign.
///
/// @param quoted as it stands in the file
/// @param madeInert whether it was taken for a formula
public record CsvCell(String quoted, boolean madeInert) {
    private static final String FORMULA_SIGNS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";
    private static final String PASSED_OVER = " ;,|\"'\u00a0\u3000";

    /// The cell of a value.
    public static CsvCell of(String value) {
        // No reader of such files takes a NUL for what it is.
        String text = value.replace('\u0000', '\ufffd');
        boolean inert = isFormula(text);
        String shown = inert ? "'" + text : text;
        return new CsvCell('"' + shown.replace("\"", "\"\"") + '"', inert);
    }

    static boolean isFormula(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (FORMULA_SIGNS.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
            if (PASSED_OVER.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return false;
    }
}
