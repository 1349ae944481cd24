import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** One sheet on the printing table: flat inks, carved strokes, rolled grain. Every mark comes from the seed. */
final class Print {
    static final int PAPER = 0xf4ecdc;
    static final int INK = 0x14202a;

    final int w;
    final int h;
    final BufferedImage image;
    final Graphics2D g;
    final Random random;

    Print(int w, int h, long seed) {
        this.w = w;
        this.h = h;
        this.random = new Random(seed);
        this.image = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        this.g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        fill(new Rectangle2D.Double(0, 0, w, h), PAPER);
    }

    // ---- colour

    static Color ink(int rgb) {
        return new Color(rgb);
    }

    static Color ink(int rgb, double alpha) {
        return new Color((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255, (int) Math.round(255 * Math.clamp(alpha, 0, 1)));
    }

    static int mix(int a, int b, double share) {
        double t = Math.clamp(share, 0, 1);
        int red = (int) (((a >> 16) & 255) * (1 - t) + ((b >> 16) & 255) * t);
        int green = (int) (((a >> 8) & 255) * (1 - t) + ((b >> 8) & 255) * t);
        int blue = (int) ((a & 255) * (1 - t) + (b & 255) * t);
        return (red << 16) | (green << 8) | blue;
    }

    // ---- chance

    double rnd(double from, double to) {
        return from + random.nextDouble() * (to - from);
    }

    int pick(int... colours) {
        return colours[random.nextInt(colours.length)];
    }

    // ---- shapes

    static Path2D poly(double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }

    static Shape rect(double x, double y, double width, double height) {
        return new Rectangle2D.Double(x, y, width, height);
    }

    static Shape disc(double x, double y, double r) {
        return new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
    }

    static Shape oval(double x, double y, double rx, double ry) {
        return new Ellipse2D.Double(x - rx, y - ry, 2 * rx, 2 * ry);
    }

    static Shape turned(Shape shape, double angle, double x, double y) {
        return AffineTransform.getRotateInstance(angle, x, y).createTransformedShape(shape);
    }

    static Area minus(Shape a, Shape b) {
        Area area = new Area(a);
        area.subtract(new Area(b));
        return area;
    }

    static Area both(Shape a, Shape b) {
        Area area = new Area(a);
        area.intersect(new Area(b));
        return area;
    }

    /** The same shape with an edge cut by hand. */
    Shape cut(Shape shape, double amount) {
        Path2D out = new Path2D.Double();
        PathIterator it = shape.getPathIterator(null, 0.6);
        double[] at = new double[6];
        double lastX = 0;
        double lastY = 0;
        double startX = 0;
        double startY = 0;
        while (!it.isDone()) {
            switch (it.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> {
                    out.moveTo(at[0], at[1]);
                    lastX = startX = at[0];
                    lastY = startY = at[1];
                }
                case PathIterator.SEG_LINETO -> {
                    wobble(out, lastX, lastY, at[0], at[1], amount);
                    lastX = at[0];
                    lastY = at[1];
                }
                default -> {
                    wobble(out, lastX, lastY, startX, startY, amount);
                    out.closePath();
                    lastX = startX;
                    lastY = startY;
                }
            }
            it.next();
        }
        return out;
    }

    private void wobble(Path2D out, double x0, double y0, double x1, double y1, double amount) {
        double length = Math.hypot(x1 - x0, y1 - y0);
        int steps = Math.max(1, (int) (length / 22));
        for (int i = 1; i <= steps; i++) {
            double t = (double) i / steps;
            double off = i == steps ? 0 : rnd(-amount, amount);
            out.lineTo(x0 + (x1 - x0) * t - (y1 - y0) / Math.max(1, length) * off,
                    y0 + (y1 - y0) * t + (x1 - x0) / Math.max(1, length) * off);
        }
    }

    /** A skyline of hills that closes at the foot of the sheet. */
    Path2D ridge(double base, double height, int peaks, double rough) {
        Path2D path = new Path2D.Double();
        path.moveTo(-10, h + 10);
        double phase = rnd(0, 6);
        double phase2 = rnd(0, 6);
        for (double x = -10; x <= w + 10; x += 9) {
            double t = x / w * peaks * Math.PI;
            double y = base - height * (0.5 + 0.32 * Math.sin(t + phase) + 0.18 * Math.sin(2.3 * t + phase2)) + rnd(-rough, rough);
            path.lineTo(x, y);
        }
        path.lineTo(w + 10, h + 10);
        path.closePath();
        return path;
    }

    // ---- inks

    void fill(Shape shape, int rgb) {
        g.setPaint(ink(rgb));
        g.fill(shape);
    }

    void fill(Shape shape, int rgb, double alpha) {
        g.setPaint(ink(rgb, alpha));
        g.fill(shape);
    }

    void fade(Shape shape, double y0, double y1, int... stops) {
        float[] at = new float[stops.length];
        Color[] colours = new Color[stops.length];
        for (int i = 0; i < stops.length; i++) {
            at[i] = i / (float) (stops.length - 1);
            colours[i] = ink(stops[i]);
        }
        g.setPaint(new LinearGradientPaint(0, (float) y0, 0, (float) y1, at, colours));
        g.fill(shape);
    }

    void sheet(int... stops) {
        fade(rect(0, 0, w, h), 0, h, stops);
    }

    /** A sky down to the horizon with carved cloud strokes. */
    void sky(double horizon, int strokes, int... stops) {
        Shape all = rect(0, 0, w, horizon);
        fade(all, 0, horizon, stops);
        for (int i = 0; i < strokes; i++) {
            double y = rnd(0, horizon);
            int near = stops[(int) Math.clamp((long) (y / horizon * (stops.length - 1) + rnd(-0.9, 1.4)), 0, stops.length - 1)];
            fill(both(lens(rnd(-200, w), y, rnd(80, 520), rnd(2, 11), rnd(-0.015, 0.015)), all), mix(near, PAPER, rnd(0, 0.22)), 0.5);
        }
    }

    void glow(double x, double y, double r, int rgb, double alpha) {
        g.setPaint(new RadialGradientPaint((float) x, (float) y, (float) r, new float[] {0, 0.35f, 1},
                new Color[] {ink(rgb, alpha), ink(rgb, alpha * 0.45), ink(rgb, 0)}));
        g.fill(disc(x, y, r));
    }

    void line(double x0, double y0, double x1, double y1, double width, int rgb) {
        g.setPaint(ink(rgb));
        g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        g.draw(new java.awt.geom.Line2D.Double(x0, y0, x1, y1));
    }

    void draw(Shape shape, double width, int rgb) {
        draw(shape, width, rgb, 1);
    }

    void draw(Shape shape, double width, int rgb, double alpha) {
        g.setPaint(ink(rgb, alpha));
        g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(shape);
    }

    /** One cut of the gouge: thin, thick, thin. */
    static Shape lens(double x, double y, double length, double thick, double angle) {
        Path2D path = new Path2D.Double();
        path.moveTo(x, y);
        path.quadTo(x + length * 0.5, y - thick, x + length, y);
        path.quadTo(x + length * 0.5, y + thick, x, y);
        path.closePath();
        return angle == 0 ? path : turned(path, angle, x + length / 2, y);
    }

    void gouge(Shape area, int count, int rgb, double alpha, double minLength, double maxLength, double thick, double angle) {
        Shape before = g.getClip();
        g.clip(area);
        Rectangle2D box = area.getBounds2D();
        g.setPaint(ink(rgb, alpha));
        for (int i = 0; i < count; i++) {
            double length = rnd(minLength, maxLength);
            g.fill(lens(rnd(box.getMinX() - length / 2, box.getMaxX() - length / 2), rnd(box.getMinY(), box.getMaxY()),
                    length, rnd(thick * 0.4, thick), angle + rnd(-0.04, 0.04)));
        }
        g.setClip(before);
    }

    void hatch(Shape area, double gap, double angle, double width, int rgb, double alpha) {
        Shape before = g.getClip();
        g.clip(area);
        Rectangle2D box = area.getBounds2D();
        double cx = box.getCenterX();
        double cy = box.getCenterY();
        double reach = Math.hypot(box.getWidth(), box.getHeight()) / 2 + gap;
        g.setPaint(ink(rgb, alpha));
        for (double d = -reach; d < reach; d += gap) {
            double length = 2 * reach * rnd(0.96, 1.04);
            Shape stroke = lens(cx - length / 2, cy + d + rnd(-gap, gap) * 0.08, length, width * rnd(0.7, 1.2), 0);
            g.fill(turned(stroke, angle, cx, cy));
        }
        g.setClip(before);
    }

    /** Water: what stands above the line, upside down and broken by ripples. */
    void mirror(double line, int water, double tint, double stretch) {
        BufferedImage copy = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        copy.createGraphics().drawImage(image, 0, 0, null);
        int from = (int) line;
        for (int y = from; y < h; y++) {
            double depth = (y - line) / (h - line);
            int source = (int) Math.clamp((long) (line - 1 - (y - line) * stretch), 0, h - 1);
            double wave = 2 + 16 * depth;
            int shift = (int) (wave * Math.sin(y * 0.9 / (0.5 + 2.5 * depth)) + wave * 0.6 * Math.sin(y * 0.23));
            for (int x = 0; x < w; x++) {
                int sx = Math.floorMod(x + shift, w);
                image.setRGB(x, y, mix(copy.getRGB(sx, source) & 0xffffff, water, tint + 0.25 * depth));
            }
        }
    }

    // ---- small figures that many scenes use

    void gulls(double x, double y, double spread, int count, int rgb) {
        for (int i = 0; i < count; i++) {
            double gx = x + rnd(-spread, spread);
            double gy = y + rnd(-spread * 0.4, spread * 0.4);
            double s = rnd(12, 26);
            Path2D wing = new Path2D.Double();
            wing.moveTo(gx - s, gy - s * 0.28);
            wing.quadTo(gx - s * 0.35, gy - s * 0.55, gx, gy);
            wing.quadTo(gx + s * 0.35, gy - s * 0.6, gx + s, gy - s * 0.34);
            wing.quadTo(gx + s * 0.35, gy - s * 0.3, gx, gy + s * 0.16);
            wing.quadTo(gx - s * 0.4, gy - s * 0.25, gx - s, gy - s * 0.28);
            fill(turned(wing, rnd(-0.25, 0.25), gx, gy), rgb);
        }
    }

    void person(double x, double foot, double tall, int rgb) {
        double head = tall * 0.075;
        double lean = rnd(-0.03, 0.03) * tall;
        fill(oval(x + lean, foot - tall + head, head * 0.9, head * 1.1), rgb);
        Path2D coat = new Path2D.Double();
        coat.moveTo(x + lean - head * 0.6, foot - tall * 0.85);
        coat.quadTo(x - tall * 0.15 + lean, foot - tall * 0.82, x - tall * 0.15, foot - tall * 0.6);
        coat.lineTo(x - tall * 0.135, foot - tall * 0.36);
        coat.lineTo(x + tall * 0.135, foot - tall * 0.36);
        coat.lineTo(x + tall * 0.15, foot - tall * 0.6);
        coat.quadTo(x + tall * 0.15 + lean, foot - tall * 0.82, x + lean + head * 0.6, foot - tall * 0.85);
        coat.closePath();
        fill(coat, rgb);
        double stride = tall * rnd(0.02, 0.07);
        fill(poly(x - tall * 0.12, foot - tall * 0.4, x + tall * 0.01, foot - tall * 0.4, x - stride + tall * 0.02, foot,
                x - stride - tall * 0.06, foot), rgb);
        fill(poly(x - tall * 0.01, foot - tall * 0.4, x + tall * 0.12, foot - tall * 0.4, x + stride + tall * 0.06, foot,
                x + stride - tall * 0.02, foot), rgb);
    }

    void rain(int count, double angle, int rgb, double alpha) {
        gouge(rect(0, 0, w, h), count, rgb, alpha, 30, 130, 1.7, angle);
    }

    void windows(double x, double y, double width, double height, int columns, int rows, int lit, int dark, double share) {
        double cw = width / columns;
        double rh = height / rows;
        for (int c = 0; c < columns; c++) {
            for (int r = 0; r < rows; r++) {
                boolean on = random.nextDouble() < share;
                fill(rect(x + c * cw + cw * 0.24, y + r * rh + rh * 0.22, cw * 0.52, rh * 0.56), on ? lit : dark);
            }
        }
    }

    // ---- off the press

    void finish(double grain) {
        g.setComposite(AlphaComposite.SrcOver);
        // Where the roller carried too little ink, paper shows through.
        for (int i = 0; i < w * h / 1500; i++) {
            double r = rnd(0.4, 1.5);
            fill(oval(rnd(0, w), rnd(0, h), r, r * rnd(0.6, 1.6)), random.nextInt(4) == 0 ? INK : PAPER, rnd(0.12, 0.42));
        }
        int cell = 150;
        int columns = w / cell + 3;
        double[] cloud = new double[columns * (h / cell + 3)];
        for (int i = 0; i < cloud.length; i++) {
            cloud[i] = rnd(-1, 1);
        }
        double cx = w / 2.0;
        double cy = h / 2.0;
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                double fx = x / (double) cell;
                double fy = y / (double) cell;
                int ix = (int) fx;
                int iy = (int) fy;
                double tx = fx - ix;
                double ty = fy - iy;
                double top = cloud[iy * columns + ix] * (1 - tx) + cloud[iy * columns + ix + 1] * tx;
                double low = cloud[(iy + 1) * columns + ix] * (1 - tx) + cloud[(iy + 1) * columns + ix + 1] * tx;
                double far = Math.hypot((x - cx) / cx, (y - cy) / cy);
                double shift = (top * (1 - ty) + low * ty) * 5 + random.nextGaussian() * grain - Math.max(0, far - 0.75) * 24;
                int rgb = image.getRGB(x, y);
                image.setRGB(x, y, (byteOf(((rgb >> 16) & 255) + shift) << 16) | (byteOf(((rgb >> 8) & 255) + shift) << 8)
                        | byteOf((rgb & 255) + shift));
            }
        }
    }

    private static int byteOf(double value) {
        return (int) Math.clamp(value, 0, 255);
    }

    void save(File file) throws IOException {
        for (float quality = 0.82f; quality > 0.5f; quality -= 0.04f) {
            ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            file.delete();
            try (var out = ImageIO.createImageOutputStream(file)) {
                writer.setOutput(out);
                writer.write(null, new IIOImage(image, null, null), param);
            }
            writer.dispose();
            if (file.length() < 215_000) {
                return;
            }
        }
    }
}
