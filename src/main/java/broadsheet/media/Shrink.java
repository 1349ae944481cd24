package broadsheet.media;

/// Makes a picture smaller by a whole factor: every square of pixels becomes its mean. Rows come
/// one by one, so the large picture need never be whole in memory. Colours count by their alpha.
final class Shrink {
    private final int factor;
    private final int rowsIn;
    private final int width;
    private final int[] out;
    private final boolean transparent;

    /// Sums over the open row of squares: alpha, then red, green and blue times alpha, then how
    /// many pixels.
    private final long[] sums;

    private int row;

    Shrink(int columnsIn, int rowsIn, int factor, boolean transparent) {
        this.factor = factor;
        this.rowsIn = rowsIn;
        this.width = (columnsIn + factor - 1) / factor;
        this.out = new int[width * ((rowsIn + factor - 1) / factor)];
        this.transparent = transparent;
        this.sums = new long[width * 5];
    }

    /// The next `columns` pixels, from `offset` on, are the next row.
    void row(int[] argb, int offset, int columns) {
        if (factor == 1) {
            System.arraycopy(argb, offset, out, row++ * width, columns);
            return;
        }
        for (int column = 0, x = 0; x < columns; column += 5) {
            int end = Math.min(columns, x + factor);
            if (transparent) addWeighted(argb, offset + x, offset + end, column);
            else addOpaque(argb, offset + x, offset + end, column);
            x = end;
        }
        row++;
        if (row % factor == 0 || row == rowsIn) closeRow();
    }

    /// The small picture, once all rows have come.
    Pixels done() {
        if (row != rowsIn) throw new IllegalStateException(row + " rows of " + rowsIn);
        return new Pixels(width, out.length / width, out, transparent);
    }

    private void addOpaque(int[] argb, int from, int to, int column) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int i = from; i < to; i++) {
            int pixel = argb[i];
            red += pixel >> 16 & 0xff;
            green += pixel >> 8 & 0xff;
            blue += pixel & 0xff;
        }
        sums[column] += 255L * (to - from);
        sums[column + 1] += 255L * red;
        sums[column + 2] += 255L * green;
        sums[column + 3] += 255L * blue;
        sums[column + 4] += to - from;
    }

    private void addWeighted(int[] argb, int from, int to, int column) {
        for (int i = from; i < to; i++) {
            int pixel = argb[i];
            int alpha = pixel >>> 24;
            sums[column] += alpha;
            sums[column + 1] += (long) alpha * (pixel >> 16 & 0xff);
            sums[column + 2] += (long) alpha * (pixel >> 8 & 0xff);
            sums[column + 3] += (long) alpha * (pixel & 0xff);
        }
        sums[column + 4] += to - from;
    }

    private void closeRow() {
        int to = (row - 1) / factor * width;
        for (int x = 0, column = 0; x < width; x++, column += 5) {
            long alpha = sums[column];
            long count = sums[column + 4];
            out[to + x] =
                    alpha == 0
                            ? 0
                            : (int) ((alpha + count / 2) / count) << 24
                                    | mean(sums[column + 1], alpha) << 16
                                    | mean(sums[column + 2], alpha) << 8
                                    | mean(sums[column + 3], alpha);
        }
        java.util.Arrays.fill(sums, 0);
    }

    private static int mean(long sum, long alpha) {
        return (int) ((sum + alpha / 2) / alpha);
    }
}
