package broadsheet.desk;

import io.nayuki.qrcodegen.QrCode;

/// Draws a text as a QR code.
final class SquareCode {
    /// What scanners want around it.
    private static final int MARGIN = 4;

    private SquareCode() {}

    static SecondFactorPage.Square of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++)
            for (int x = 0; x < code.size; x++)
                if (code.getModule(x, y))
                    path.append('M')
                            .append(x + MARGIN)
                            .append(' ')
                            .append(y + MARGIN)
                            .append("h1v1h-1z");
        return new SecondFactorPage.Square(code.size + 2 * MARGIN, path.toString());
    }
}
