package broadsheet.media;

/// Makes part of a picture into a picture of another size, by Lanczos windows of three lobes,
/// across and then down. A picture that is to become much smaller is averaged down to twice the
/// size first, which costs less and looks the same. Colours count by their alpha.
final class Resampler {
    private static final int LOBES = 3;
    private static final double AVERAGE_FROM = 4;

    private Resampler() {}

    /// The rectangle at `left`, `top` (in pixels of `in`, fractions allowed), `width` by `height`,
    /// as a new picture.
    static Pixels resample(
            Pixels in,
            double left,
            double top,
            double width,
            double height,
            int newWidth,
            int newHeight) {
        int factor = (int) (Math.min(width / newWidth, height / newHeight) / (AVERAGE_FROM / 2));
        if (factor >= 2) {
            var shrink = new Shrink(in.width(), in.height(), factor, in.transparent());
            for (int y = 0; y < in.height(); y++) shrink.row(in.argb(), y * in.width(), in.width());
            return resample(
                    shrink.done(),
                    left / factor,
                    top / factor,
                    width / factor,
                    height / factor,
                    newWidth,
                    newHeight);
        }
        boolean same = left == 0 && top == 0 && newWidth == in.width() && newHeight == in.height();
        if (same && width == newWidth && height == newHeight) return in;
        Taps across = Taps.of(left, width, newWidth, in.width());
        Taps down = Taps.of(top, height, newHeight, in.height());
        return run(in, across, down);
    }

    private static Pixels run(Pixels in, Taps across, Taps down) {
        int channels = in.transparent() ? 4 : 3;
        int newWidth = across.from.length;
        int newHeight = down.from.length;
        float[][] ring = new float[down.longest()][newWidth * channels];
        float[] sum = new float[newWidth * channels];
        int[] out = new int[newWidth * newHeight];
        int next = 0;
        for (int y = 0; y < newHeight; y++) {
            int from = down.from[y];
            float[] weights = down.weights[y];
            next = Math.max(next, from);
            for (; next < from + weights.length; next++)
                across(in, next, across, channels, ring[next % ring.length]);
            java.util.Arrays.fill(sum, 0);
            for (int i = 0; i < weights.length; i++) {
                float weight = weights[i];
                float[] line = ring[(from + i) % ring.length];
                for (int x = 0; x < sum.length; x++) sum[x] += weight * line[x];
            }
            pack(sum, channels, out, y * newWidth);
        }
        return new Pixels(newWidth, newHeight, out, in.transparent());
    }

    private static void across(Pixels in, int y, Taps taps, int channels, float[] line) {
        int[] argb = in.argb();
        int start = y * in.width();
        for (int x = 0, to = 0; x < taps.from.length; x++, to += channels) {
            int from = start + taps.from[x];
            float[] weights = taps.weights[x];
            float red = 0;
            float green = 0;
            float blue = 0;
            float alpha = 0;
            for (int i = 0; i < weights.length; i++) {
                int pixel = argb[from + i];
                float weight = weights[i];
                if (channels == 4) {
                    weight *= pixel >>> 24;
                    alpha += weight;
                }
                red += weight * (pixel >> 16 & 0xff);
                green += weight * (pixel >> 8 & 0xff);
                blue += weight * (pixel & 0xff);
            }
            line[to] = red;
            line[to + 1] = green;
            line[to + 2] = blue;
            if (channels == 4) line[to + 3] = alpha;
        }
    }

    private static void pack(float[] sum, int channels, int[] out, int offset) {
        for (int from = 0, to = offset; from < sum.length; from += channels, to++) {
            float alpha = channels == 4 ? sum[from + 3] : 255;
            float over = channels == 4 ? Math.max(alpha, 0.5f) : 1;
            out[to] =
                    level(alpha) << 24
                            | level(sum[from] / over) << 16
                            | level(sum[from + 1] / over) << 8
                            | level(sum[from + 2] / over);
        }
    }

    private static int level(float value) {
        return Math.clamp((int) (value + 0.5f), 0, 255);
    }

    /// For each new pixel, the first old one it is made from and the weights, which add up to one.
    @SuppressWarnings("ArrayRecordComponent")
    private record Taps(int[] from, float[][] weights) {
        static Taps of(double start, double length, int count, int available) {
            double scale = length / count;
            double stretch = Math.max(scale, 1);
            int[] from = new int[count];
            float[][] weights = new float[count][];
            for (int i = 0; i < count; i++) {
                double centre = start + (i + 0.5) * scale - 0.5;
                int first = Math.clamp((int) Math.ceil(centre - LOBES * stretch), 0, available - 1);
                int last =
                        Math.clamp(
                                (int) Math.floor(centre + LOBES * stretch), first, available - 1);
                from[i] = first;
                weights[i] = weights(centre, stretch, first, last);
            }
            return new Taps(from, weights);
        }

        int longest() {
            int longest = 1;
            for (float[] each : weights) longest = Math.max(longest, each.length);
            return longest;
        }

        private static float[] weights(double centre, double stretch, int first, int last) {
            double[] raw = new double[last - first + 1];
            double sum = 0;
            for (int i = 0; i < raw.length; i++)
                sum += raw[i] = lanczos((first + i - centre) / stretch);
            float[] weights = new float[raw.length];
            for (int i = 0; i < raw.length; i++) weights[i] = (float) (raw[i] / sum);
            return weights;
        }

        private static double lanczos(double x) {
            if (Math.abs(x) < 1e-9) return 1;
            if (Math.abs(x) >= LOBES) return 0;
            double angle = Math.PI * x;
            return LOBES * Math.sin(angle) * Math.sin(angle / LOBES) / (angle * angle);
        }
    }
}
