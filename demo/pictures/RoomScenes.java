import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/** Tables, rooms, fields of play, faces. */
final class RoomScenes {
    private RoomScenes() {}

    static void fishMarket(Print p) {
        p.sheet(0xd9e6e2, 0xb8d0d0);
        for (int i = 0; i < 900; i++) {
            double s = p.rnd(10, 34);
            double x = p.rnd(-20, p.w + 20);
            double y = p.rnd(-20, p.h + 20);
            p.fill(p.cut(Print.turned(Print.rect(x, y, s, s * 0.8), p.rnd(0, 3), x, y), 3), p.pick(0xf6faf6, 0xe6f0ec, 0xa9c6c8, 0xcfe0dd), 0.8);
        }
        int[][] kinds = {{0x3f6f86, 0xd7e2dd, 0x1a3a4c}, {0xd2654a, 0xf3cdb0, 0x7c2a22}, {0x7d8b7a, 0xe4e2c8, 0x3a4438}, {0x2d5265, 0xbcd2d2, 0x0f2a38}};
        for (int row = 0; row < 5; row++) {
            double y = 110 + row * 215;
            int[] k = kinds[row % 4];
            double length = row % 2 == 0 ? 330 : 270;
            for (double x = -160 + (row % 2) * 90; x < p.w + 100; x += length * 0.86) {
                double yy = y + p.rnd(-14, 14);
                var was = p.g.getTransform();
                p.g.rotate(p.rnd(-0.1, 0.1) + (row % 2 == 0 ? -0.06 : 0.05), x + length / 2, yy);
                fish(p, x, yy, length, length * (row % 2 == 0 ? 0.2 : 0.29), k[0], k[1], k[2], row % 4 == 0 || row % 4 == 3);
                p.g.setTransform(was);
            }
        }
        lemon(p, 1290, 330, 62);
        lemon(p, 300, 760, 66);
        for (int i = 0; i < 10; i++) {
            double x = i < 5 ? 1180 + i * 34 : 380 + (i - 5) * 30;
            double y = i < 5 ? 420 : 690;
            p.fill(p.cut(Print.turned(Print.oval(x, y, 46, 15), -0.9 + (i % 5) * 0.4, x, y), 4), p.pick(0x3f7a4f, 0x2c5f43, 0x5d9356));
        }
    }

    private static void lemon(Print p, double x, double y, double r) {
        p.fill(Print.disc(x + 7, y + 10, r), 0x1a3a4c, 0.3);
        p.fill(p.cut(Print.disc(x, y, r), 2), 0xf0b93a);
        p.fill(Print.disc(x, y, r * 0.87), 0xfbf0c4);
        for (int i = 0; i < 9; i++) {
            p.fill(new Arc2D.Double(x - r * 0.8, y - r * 0.8, r * 1.6, r * 1.6, i * 40 + 3, 34, Arc2D.PIE), 0xf4d05c);
        }
        p.fill(Print.disc(x, y, r * 0.1), 0xfbf0c4);
    }

    private static void fish(Print p, double x, double y, double length, double tall, int back, int belly, int dark, boolean striped) {
        Path2D body = new Path2D.Double();
        body.moveTo(x, y);
        body.curveTo(x + length * 0.14, y - tall * 0.95, x + length * 0.55, y - tall * 0.8, x + length * 0.84, y - tall * 0.1);
        body.quadTo(x + length * 0.93, y - tall * 0.2, x + length, y - tall * 0.62);
        body.quadTo(x + length * 0.95, y, x + length, y + tall * 0.62);
        body.quadTo(x + length * 0.93, y + tall * 0.2, x + length * 0.84, y + tall * 0.1);
        body.curveTo(x + length * 0.55, y + tall * 0.8, x + length * 0.14, y + tall * 0.95, x, y);
        p.g.translate(8, 14);
        p.fill(body, 0x1a3a4c, 0.28);
        p.g.translate(-8, -14);
        p.fill(Print.poly(x + length * 0.36, y - tall * 0.6, x + length * 0.44, y - tall, x + length * 0.62, y - tall * 0.55), dark);
        p.fill(Print.poly(x + length * 0.42, y + tall * 0.55, x + length * 0.5, y + tall * 0.95, x + length * 0.6, y + tall * 0.45), dark);
        p.fill(body, belly);
        Shape upper = Print.both(body, Print.rect(x - 5, y - tall * 1.2, length + 20, tall * 1.24));
        p.fill(upper, back);
        p.fill(Print.both(body, Print.rect(x + length * 0.86, y - tall, length, tall * 2)), back);
        for (double sx = x + length * 0.26; sx < x + length * 0.82; sx += length * 0.032) {
            if (striped) {
                p.fill(Print.both(body, Print.turned(Print.lens(sx, y - tall * 0.42, tall * 0.7, 4.5, 0), 1.35 + p.rnd(-0.1, 0.1), sx + tall * 0.3, y - tall * 0.42)), dark);
            } else {
                for (int k = -2; k < 3; k++) {
                    p.draw(new Arc2D.Double(sx, y + k * tall * 0.24 + (k % 2) * 3, 12, tall * 0.24, 90, 180, Arc2D.OPEN), 1.6, dark, 0.65);
                }
            }
        }
        p.draw(new Arc2D.Double(x + length * 0.1, y - tall * 0.55, length * 0.13, tall * 1.1, -80, 160, Arc2D.OPEN), 3, dark);
        p.fill(Print.disc(x + length * 0.09, y - tall * 0.14, tall * 0.12), 0xfaf4e0);
        p.fill(Print.disc(x + length * 0.09, y - tall * 0.14, tall * 0.07), 0x10181e);
        p.hatch(Print.both(body, Print.poly(x + length * 0.86, y, x + length * 1.02, y - tall, x + length * 1.02, y + tall)), 6, 0, 1.4, dark, 0.8);
        p.draw(body, 2.4, dark);
    }

    static void breadSoup(Print p) {
        p.sheet(0x7d4a2c, 0x6a3c24);
        for (int i = 0; i < 9; i++) {
            double y = i * 122;
            p.fill(Print.rect(0, y, p.w, 120), Print.mix(0x8a5331, 0x6f3f26, p.random.nextDouble()));
            p.gouge(Print.rect(0, y, p.w, 120), 60, 0x4a2816, 0.5, 120, 700, 3, 0.005);
            p.fill(Print.rect(0, y + 118, p.w, 4), 0x3a1f12);
        }
        Shape cloth = p.cut(Print.poly(-20, 620, 560, 420, 800, 1100, -20, 1100), 3);
        p.fill(cloth, 0xe9e2cf);
        for (int i = 0; i < 6; i++) {
            p.fill(Print.both(cloth, Print.turned(Print.rect(-200, 560 + i * 120, 1400, 14), -0.33, 300, 800)), 0x2b6a74);
        }
        bowl(p, 960, 500, 330, true);
        Shape board = Print.turned(new RoundRectangle2D.Double(60, 110, 560, 330, 50, 50), -0.14, 340, 270);
        p.g.translate(12, 18);
        p.fill(board, 0x2a150c, 0.5);
        p.g.translate(-12, -18);
        p.fill(board, 0xc08a52);
        p.hatch(board, 16, -0.14, 2.4, 0x8a5a30, 0.7);
        loaf(p, 330, 260);
        for (int i = 0; i < 3; i++) {
            slice(p, 300 + i * 100, 800 + i * 34, 118, -0.4 + i * 0.22);
        }
        Path2D spoon = new Path2D.Double();
        spoon.append(Print.oval(1420, 300, 48, 72), false);
        p.fill(Print.turned(Print.rect(1411, 350, 18, 430), 0, 1420, 500), 0xd8d8cc);
        p.fill(spoon, 0xd8d8cc);
        p.fill(Print.oval(1420, 304, 32, 54), 0xa9b0aa);
        p.fill(Print.rect(1422, 360, 6, 420), 0x8f9690);
        lemon(p, 1400, 890, 82);
        for (int i = 0; i < 16; i++) {
            p.fill(p.cut(Print.turned(Print.oval(1190 + p.rnd(-50, 60), 930 + p.rnd(-40, 60), 38, 9), p.rnd(0, 3), 1190, 930), 3), p.pick(0x4f8a4f, 0x2f6a43, 0x79a85c));
        }
    }

    private static void bowl(Print p, double x, double y, double r, boolean soup) {
        p.fill(Print.disc(x + 18, y + 28, r), 0x2a150c, 0.55);
        p.fill(p.cut(Print.disc(x, y, r), 1), 0x2b6a74);
        for (int i = 0; i < 60; i++) {
            double a = i * Math.PI / 30;
            p.fill(Print.turned(Print.lens(x + r * 0.84, y, r * 0.15, 6, 0), a, x, y), 0xf0e6cc);
        }
        p.fill(Print.disc(x, y, r * 0.83), 0xf0e6cc);
        p.fill(Print.disc(x, y, r * 0.76), 0xeecb7c);
        p.glow(x - 60, y - 60, r * 0.7, 0xfbe6ae, 0.8);
        Shape in = Print.disc(x, y, r * 0.75);
        for (int i = 0; i < 9; i++) {
            double a = p.rnd(0, 6.28);
            double d = p.rnd(40, r * 0.56);
            p.fill(p.cut(Print.turned(Print.rect(x + Math.cos(a) * d - 46, y + Math.sin(a) * d - 26, 92, 52), p.rnd(0, 3), x + Math.cos(a) * d, y + Math.sin(a) * d), 6), p.pick(0xfdf6e4, 0xf6e8cc));
        }
        for (int i = 0; i < 6; i++) {
            double a = i * 1.05 + 0.4;
            double d = r * 0.46;
            double mx = x + Math.cos(a) * d;
            double my = y + Math.sin(a) * d;
            p.fill(Print.turned(Print.oval(mx, my, 56, 30), a, mx, my), 0x16222c);
            p.fill(Print.turned(Print.oval(mx, my, 44, 20), a, mx, my), 0x4d5f78);
            p.fill(Print.turned(Print.oval(mx, my, 31, 13), a, mx, my), 0xe88f3c);
        }
        for (int i = 0; i < 46; i++) {
            double a = p.rnd(0, 6.28);
            double d = p.rnd(0, r * 0.68);
            p.fill(Print.turned(Print.oval(x + Math.cos(a) * d, y + Math.sin(a) * d, 13, 3.4), p.rnd(0, 3), x + Math.cos(a) * d, y + Math.sin(a) * d), p.pick(0x3f7a4f, 0x5d9356, 0x2c5f43));
        }
        p.gouge(in, 34, 0xfdf3d0, 0.7, 12, 50, 3, 0.4);
    }

    private static void loaf(Print p, double x, double y) {
        Shape loaf = p.cut(Print.turned(Print.oval(x, y, 210, 104), -0.14, x, y), 4);
        p.fill(loaf, 0xa5602c);
        p.fill(p.cut(Print.turned(Print.oval(x - 8, y - 14, 180, 78), -0.14, x, y), 4), 0xc9843f);
        for (int i = 0; i < 5; i++) {
            p.fill(Print.lens(x - 160 + i * 66, y - 4 - i * 9, 110, 15, 1.1), 0xf3dfae);
            p.draw(Print.lens(x - 160 + i * 66, y - 4 - i * 9, 110, 15, 1.1), 2.6, 0x6a3a1a);
        }
        p.gouge(loaf, 90, 0xf3dfae, 0.35, 10, 50, 2.4, 0.3);
    }

    private static void slice(Print p, double x, double y, double s, double angle) {
        Path2D bread = new Path2D.Double();
        bread.moveTo(x - s * 0.7, y + s * 0.7);
        bread.lineTo(x - s * 0.7, y - s * 0.2);
        bread.curveTo(x - s * 1.0, y - s * 0.8, x + s, y - s * 0.8, x + s * 0.7, y - s * 0.2);
        bread.lineTo(x + s * 0.7, y + s * 0.7);
        bread.closePath();
        Shape turned = Print.turned(bread, angle, x, y);
        p.g.translate(7, 10);
        p.fill(turned, 0x2a150c, 0.35);
        p.g.translate(-7, -10);
        p.fill(turned, 0x9a5a2a);
        Shape inner = Print.turned(new RoundRectangle2D.Double(x - s * 0.6, y - s * 0.46, s * 1.2, s * 1.06, s * 0.4, s * 0.4), angle, x, y);
        p.fill(inner, 0xecca8e);
        for (int i = 0; i < 20; i++) {
            p.fill(Print.oval(x + p.rnd(-0.45, 0.45) * s, y + p.rnd(-0.3, 0.45) * s, p.rnd(2, 7), p.rnd(2, 5)), 0xc99a58);
        }
    }

    static void football(Print p) {
        p.sheet(0x0c1728, 0x17304a, 0x2a4a5c);
        for (int i = 0; i < 2600; i++) {
            double y = p.rnd(300, 560);
            p.fill(Print.disc(p.rnd(0, p.w), y, 2.2 + (y - 300) / 110), p.pick(0x1d3a5c, 0x2f5f8a, 0xf0e6cc, 0x14263a, 0xc9b58c, 0x244a72), 0.8);
        }
        p.fill(Print.poly(-10, 180, 620, 250, 620, 276, -10, 220), 0x0a1320);
        p.fill(Print.poly(1610, 180, 980, 250, 980, 276, 1610, 220), 0x0a1320);
        p.fill(Print.rect(610, 250, 380, 26), 0x0a1320);
        for (int i = 0; i < 9; i++) {
            p.line(i * 78, 190 + i * 8, i * 78, 300, 4, 0x0a1320);
            p.line(1600 - i * 78, 190 + i * 8, 1600 - i * 78, 300, 4, 0x0a1320);
        }
        Shape pitch = Print.poly(250, 560, 1350, 560, 1900, 1100, -300, 1100);
        p.fill(Print.rect(0, 556, p.w, p.h), 0x1c4a3a);
        for (int i = 0; i < 10; i++) {
            double a = i / 10.0;
            double b = (i + 1) / 10.0;
            p.fill(Print.poly(250 + 1100 * a, 560, 250 + 1100 * b, 560, -300 + 2200 * b, 1100, -300 + 2200 * a, 1100), i % 2 == 0 ? 0x3c8a52 : 0x2f7648);
        }
        p.gouge(pitch, 500, 0x1f5a38, 0.35, 10, 60, 2, 0.05);
        p.fill(Print.rect(0, 540, p.w, 24), 0xf0e6cc);
        p.fill(Print.rect(0, 540, p.w, 24), 0x1d4a7a, 0.75);
        p.draw(Print.oval(800, 800, 300, 88), 6, 0xf4ecdc, 0.9);
        p.draw(new java.awt.geom.Line2D.Double(-100, 800, 1700, 800), 6, 0xf4ecdc, 0.9);
        p.draw(Print.poly(560, 562, 1040, 562, 1080, 640, 520, 640), 4, 0xf4ecdc, 0.9);
        p.draw(Print.rect(716, 492, 168, 70), 5, 0xf4ecdc, 1);
        p.hatch(Print.rect(716, 492, 168, 70), 11, 0.8, 1, 0xf4ecdc, 0.6);
        for (double fx : new double[] {110, 1490}) {
            p.fill(Print.poly(fx - 16, 560, fx - 6, 90, fx + 6, 90, fx + 16, 560), 0x0a1320);
            p.fill(Print.rect(fx - 84, 30, 168, 92), 0x0a1320);
            for (int r = 0; r < 3; r++) {
                for (int c = 0; c < 6; c++) {
                    p.fill(Print.disc(fx - 66 + c * 26.5, 50 + r * 27, 10), 0xfffbe6);
                }
            }
            p.glow(fx, 76, 440, 0xf3f0d2, 0.8);
            p.fill(Print.poly(fx - 60, 110, fx + 60, 110, fx + (fx < 800 ? 900 : 100), 1067, fx - (fx < 800 ? 100 : 900), 1067), 0xfffbe6, 0.07);
        }
        player(p, 640, 920, 250, 0x2f6fb0, 0xf4ecdc, 1);
        player(p, 850, 830, 170, 0xd9432f, 0x14202a, -1);
        player(p, 1120, 880, 210, 0xd9432f, 0x14202a, -1);
        player(p, 1290, 700, 110, 0x2f6fb0, 0xf4ecdc, -1);
        player(p, 380, 720, 120, 0xd9432f, 0x14202a, 1);
        player(p, 520, 650, 90, 0x2f6fb0, 0xf4ecdc, 1);
        player(p, 800, 610, 74, 0xe9b44c, 0x14202a, 1);
        p.fill(Print.disc(770, 898, 19), 0xfffaf0);
        p.fill(Print.disc(772, 896, 7), 0x14202a);
    }

    private static void player(Print p, double x, double foot, double tall, int shirt, int shorts, int way) {
        p.fill(Print.oval(x + tall * 0.1, foot + 4, tall * 0.34, tall * 0.04), 0x123a26, 0.6);
        int skin = p.pick(0x8a5a3a, 0xc99468, 0x5a3624);
        double hip = foot - tall * 0.46;
        p.fill(Print.poly(x - tall * 0.07, hip, x + tall * 0.02, hip, x - way * tall * 0.16, foot - tall * 0.22, x - way * tall * 0.24, foot - tall * 0.2), skin);
        p.fill(Print.poly(x - way * tall * 0.24, foot - tall * 0.22, x - way * tall * 0.16, foot - tall * 0.22, x - way * tall * 0.3, foot - tall * 0.05, x - way * tall * 0.36, foot - tall * 0.09), shirt);
        p.fill(Print.poly(x - tall * 0.02, hip, x + tall * 0.08, hip, x + way * tall * 0.14, foot - tall * 0.2, x + way * tall * 0.06, foot - tall * 0.2), skin);
        p.fill(Print.poly(x + way * tall * 0.05, foot - tall * 0.22, x + way * tall * 0.14, foot - tall * 0.22, x + way * tall * 0.2, foot, x + way * tall * 0.11, foot), shirt);
        p.fill(Print.poly(x - tall * 0.11, hip - tall * 0.08, x + tall * 0.11, hip - tall * 0.08, x + tall * 0.13, hip + tall * 0.1, x + tall * 0.01, hip + tall * 0.04, x - tall * 0.13, hip + tall * 0.1), shorts);
        p.fill(Print.poly(x - tall * 0.1, hip - tall * 0.04, x + tall * 0.1, hip - tall * 0.04, x + way * tall * 0.04 + tall * 0.13, foot - tall * 0.84, x + way * tall * 0.04 - tall * 0.12, foot - tall * 0.84), shirt);
        p.draw(new java.awt.geom.Line2D.Double(x + way * tall * 0.04 + tall * 0.1, foot - tall * 0.8, x + tall * 0.27, foot - tall * 0.62), tall * 0.055, skin, 1);
        p.draw(new java.awt.geom.Line2D.Double(x + way * tall * 0.04 - tall * 0.1, foot - tall * 0.8, x - tall * 0.26, foot - tall * 0.66), tall * 0.055, skin, 1);
        p.fill(Print.disc(x + way * tall * 0.07, foot - tall * 0.92, tall * 0.068), skin);
        p.fill(Print.both(Print.disc(x + way * tall * 0.07, foot - tall * 0.92, tall * 0.072), Print.rect(x - tall, foot - tall * 1.1, tall * 2, tall * 0.17)), 0x1a1210);
    }

    static void textile(Print p) {
        p.sheet(0xe9dcc0, 0xe9dcc0);
        int n = 6;
        double s = p.w / (double) n;
        int[][] sets = {{0x1f4b5a, 0xe9b44c}, {0xc8452e, 0xf4ecdc}, {0x2f6f63, 0xf0dfb8}, {0xe08a2e, 0x14303c}, {0xf0e1c4, 0xb5342a}, {0x7c2f3a, 0xe9c98e}};
        for (int gx = 0; gx < n; gx++) {
            for (int gy = 0; gy < n; gy++) {
                double x = gx * s;
                double y = gy * s;
                int[] k = sets[(gx * 2 + gy * 3 + gx * gy) % sets.length];
                Shape tile = Print.rect(x + 2, y + 2, s - 4, s - 4);
                p.fill(tile, k[0]);
                double cx = x + s / 2;
                double cy = y + s / 2;
                switch ((gx + gy * 2 + gx * gy) % 6) {
                    case 0 -> {
                        for (int i = 5; i > 0; i--) {
                            p.fill(p.cut(Print.disc(cx, cy, i * s * 0.09), 1.5), i % 2 == 1 ? k[1] : k[0]);
                        }
                    }
                    case 1 -> {
                        for (int i = 0; i < 4; i++) {
                            for (int j = 0; j < 4; j++) {
                                double a = x + (i + 0.5) * s / 4;
                                double b = y + (j + 0.5) * s / 4;
                                p.fill(p.cut(Print.poly(a, b - 19, a + 19, b, a, b + 19, a - 19, b), 1.5), k[1]);
                            }
                        }
                    }
                    case 2 -> {
                        for (int i = 0; i < 7; i++) {
                            Path2D wave = new Path2D.Double();
                            double yy = y + (i + 0.5) * s / 7;
                            wave.moveTo(x + 4, yy);
                            for (int j = 0; j < 4; j++) {
                                wave.quadTo(x + (j + 0.25) * s / 4, yy - 26, x + (j + 0.5) * s / 4, yy);
                                wave.quadTo(x + (j + 0.75) * s / 4, yy + 26, x + (j + 1) * s / 4 - 2, yy);
                            }
                            p.draw(wave, 7, k[1], 1);
                        }
                    }
                    case 3 -> {
                        for (int i = 0; i < 8; i++) {
                            p.fill(Print.turned(Print.lens(cx, cy, s * 0.44, 20, 0), i * Math.PI / 4, cx, cy), k[1]);
                        }
                        p.fill(Print.disc(cx, cy, 16), k[0]);
                    }
                    case 4 -> p.hatch(tile, 30, Math.PI / 4, 9, k[1], 1);
                    default -> {
                        for (int i = 0; i < 4; i++) {
                            double b = y + i * s / 4;
                            for (int j = 0; j < 4; j++) {
                                double a = x + j * s / 4;
                                p.fill(Print.poly(a + 5, b + s / 4 - 4, a + s / 8, b + 7, a + s / 4 - 5, b + s / 4 - 4), k[1]);
                            }
                        }
                    }
                }
            }
        }
        p.gouge(Print.rect(0, 0, p.w, p.h), 120, 0xf4ecdc, 0.2, 20, 90, 2, 0);
    }

    static void gallery(Print p) {
        p.sheet(0xe6dcc6, 0xd9ccb0);
        p.fill(Print.poly(0, 0, 1600, 0, 1250, 200, 350, 200), 0xf5eedd);
        p.fill(Print.poly(560, 0, 1040, 0, 920, 160, 680, 160), 0xcfe0dd);
        p.fill(Print.poly(0, 1067, 1600, 1067, 1250, 770, 350, 770), 0xb4834e);
        for (int i = -8; i <= 8; i++) {
            p.line(800 + i * 56, 770, 800 + i * 220, 1067, 2.5, 0x7a522c);
        }
        for (int i = 1; i < 6; i++) {
            p.line(0, 770 + i * i * 12, 1600, 770 + i * i * 12, 1.8, 0x7a522c);
        }
        p.fill(Print.poly(0, 0, 350, 200, 350, 770, 0, 1067), 0xcdbf9f);
        p.fill(Print.poly(1600, 0, 1250, 200, 1250, 770, 1600, 1067), 0xc2b392);
        p.fill(Print.rect(350, 200, 900, 570), 0x8c3a34);
        p.hatch(Print.rect(350, 200, 900, 570), 30, Math.PI / 2, 1.6, 0x6a2824, 0.6);
        Shape frame = Print.rect(540, 280, 520, 350);
        p.fill(Print.rect(548, 292, 524, 354), 0x3a1512, 0.5);
        p.fill(frame, 0xd9a94c);
        p.draw(Print.rect(552, 292, 496, 326), 4, 0x8a622a);
        Shape canvas = Print.rect(566, 306, 468, 298);
        p.fade(canvas, 306, 604, 0x35566c, 0xc98d6a, 0xf3d39a, 0x1d4653);
        p.fill(Print.both(canvas, Print.disc(880, 452, 34)), 0xfff0c4);
        p.fill(Print.both(canvas, Print.rect(566, 480, 468, 130)), 0x1d4653);
        p.gouge(Print.rect(566, 480, 468, 124), 60, 0xf3d39a, 0.7, 16, 90, 3, 0);
        p.fill(Print.poly(650, 500, 770, 500, 752, 526, 664, 526), 0x14202a);
        p.fill(Print.poly(704, 496, 704, 380, 768, 490), 0xf4ecdc);
        p.fill(Print.poly(698, 494, 698, 400, 656, 490), 0xd9432f);
        p.fill(Print.poly(60, 300, 280, 350, 280, 640, 60, 720), 0x2f2a26);
        p.fill(Print.poly(78, 324, 264, 366, 264, 622, 78, 692), 0xe9c46a);
        p.fill(Print.poly(110, 500, 240, 470, 240, 580, 110, 620), 0x2b6a74);
        p.fill(Print.disc(180, 420, 30), 0xc8452e);
        p.fill(Print.poly(1540, 300, 1320, 350, 1320, 640, 1540, 720), 0xd9a94c);
        p.fill(Print.poly(1522, 324, 1336, 366, 1336, 622, 1522, 692), 0x24404f);
        for (int i = 0; i < 7; i++) {
            p.fill(Print.poly(1350 + i * 24, 610 + i * 9, 1362 + i * 24, 614 + i * 9, 1362 + i * 24, 420 - i * 6 + (i % 3) * 40, 1350 + i * 24, 424 - i * 6 + (i % 3) * 40), p.pick(0xf0dfb8, 0xd9775a, 0x86a9a2));
        }
        p.fill(Print.rect(650, 850, 300, 26), 0x3a2a1e);
        p.fill(Print.rect(680, 876, 18, 60), 0x3a2a1e);
        p.fill(Print.rect(902, 876, 18, 60), 0x3a2a1e);
        p.person(1010, 930, 330, 0x1c2d3a);
        p.person(420, 900, 280, 0x2f4a44);
        p.person(1120, 905, 290, 0x5a2a2c);
        p.person(470, 905, 190, 0xc9843f);
        p.fill(Print.poly(680, 160, 920, 160, 1120, 1067, 480, 1067), 0xfff6da, 0.13);
    }

    static void orchestra(Print p) {
        p.sheet(0x2a1712, 0x4a2818, 0x2a1712);
        for (int i = 0; i < 11; i++) {
            double x = i * 150 - 20;
            p.fade(Print.rect(x, 0, 130, 420), 0, 420, 0x7a4a26, 0xb87a3e);
            p.hatch(Print.rect(x, 0, 130, 420), 14, Math.PI / 2, 2, 0x4a2818, 0.6);
            p.fill(Print.rect(x + 126, 0, 14, 430), 0x2a1712);
        }
        for (int i = 0; i < 31; i++) {
            double x = 410 + i * 26;
            double tall = 150 + 130 * Math.abs(Math.sin(i * 0.31));
            p.fade(Print.rect(x, 330 - tall, 19, tall), 330 - tall, 330, 0xf6e0a8, 0xb08a4a);
            p.fill(Print.rect(x + 13, 330 - tall, 6, tall), 0x7a5a2a);
            p.fill(Print.oval(x + 9, 320, 6, 9), 0x2a1712);
        }
        p.glow(800, 460, 760, 0xffd58a, 0.5);
        p.fill(Print.both(Print.oval(800, 860, 1000, 460), Print.rect(0, 380, p.w, 700)), 0xc58a4a);
        for (int i = 0; i < 24; i++) {
            p.line(800 + (i - 12) * 60, 400, 800 + (i - 12) * 170, 1067, 2, 0x8a5a2a);
        }
        for (int row = 5; row >= 0; row--) {
            double rx = 210 + row * 125;
            double ry = 110 + row * 66;
            int players = 7 + row * 3;
            for (int i = 0; i < players; i++) {
                double a = Math.PI + Math.PI * (i + 0.5) / players;
                double x = 800 + Math.cos(a) * rx;
                double y = 860 + Math.sin(a) * ry;
                double s = 0.75 + (y - 400) / 900;
                p.fill(Print.oval(x, y, 34 * s, 50 * s), 0x120d10);
                p.fill(Print.poly(x - 8 * s, y - 38 * s, x + 8 * s, y - 38 * s, x, y - 6 * s), 0xf4ecdc);
                p.fill(Print.disc(x, y - 58 * s, 17 * s), p.pick(0xc99468, 0x8a5a3a, 0x5a3624, 0xe0b48a));
                p.fill(new Arc2D.Double(x - 18 * s, y - 78 * s, 36 * s, 36 * s, 0, 180, Arc2D.CHORD), p.pick(0x1a1210, 0x4a2c18, 0xb8b0a4, 0x7a4a20));
                if (row < 4) {
                    double lean = x < 800 ? -0.7 : 0.7;
                    Shape violin = Print.turned(Print.oval(x, y - 18 * s, 13 * s, 26 * s), lean, x, y);
                    p.fill(violin, 0xa54a1e);
                    p.line(x, y - 14 * s, x + Math.sin(-lean) * -60 * s, y - 62 * s, 3 * s, 0x2a1712);
                    p.line(x - 40 * s, y - 4 * s, x + 40 * s, y - 34 * s, 2.4 * s, 0xf6e0a8);
                } else if (row == 4) {
                    p.fill(Print.disc(x + 20 * s, y - 8 * s, 20 * s), 0xe9b44c);
                    p.fill(Print.disc(x + 20 * s, y - 8 * s, 9 * s), 0x7a5a2a);
                }
            }
        }
        p.fill(Print.rect(726, 950, 148, 117), 0x5a2a1a);
        p.fill(Print.rect(716, 940, 168, 18), 0x8a4a26);
        p.person(800, 960, 290, 0x0c090c);
        p.draw(new java.awt.geom.Line2D.Double(770, 736, 690, 660), 17, 0x0c090c, 1);
        p.draw(new java.awt.geom.Line2D.Double(830, 736, 920, 676), 17, 0x0c090c, 1);
        p.draw(new java.awt.geom.Line2D.Double(920, 676, 990, 620), 3, 0xfff6da, 1);
        for (int i = 0; i < 16; i++) {
            double x = i * 108 - 10;
            if (Math.abs(x - 800) > 110) {
                p.fill(Print.disc(x, 1042 + p.rnd(-10, 10), 44), 0x140c0c);
            }
        }
    }

    static void servers(Print p) {
        p.sheet(0x0a1622, 0x0f2434);
        double vx = 800;
        double vy = 500;
        for (int side = -1; side <= 1; side += 2) {
            for (int k = 6; k >= 0; k--) {
                double near = 820 / (1 + k * 0.55);
                double far = 820 / (1 + (k + 0.9) * 0.55);
                double tn = near * 0.78;
                double tf = far * 0.78;
                Shape rack = Print.poly(vx + side * near, vy - tn, vx + side * far, vy - tf, vx + side * far, vy + tf, vx + side * near, vy + tn);
                p.fill(rack, Print.mix(0x1c4254, 0x0d2230, k / 7.0));
                int shelves = 15;
                for (int s = 0; s < shelves; s++) {
                    double a = -0.92 + 1.84 * s / shelves;
                    double b = a + 1.84 / shelves * 0.78;
                    double inN = near - (near - far) * 0.1;
                    double inF = near - (near - far) * 0.9;
                    p.fill(Print.poly(vx + side * inN, vy + a * inN * 0.78, vx + side * inF, vy + a * inF * 0.78, vx + side * inF, vy + b * inF * 0.78, vx + side * inN, vy + b * inN * 0.78), 0x081420);
                    for (int l = 0; l < 7; l++) {
                        double t = 0.08 + l * 0.13;
                        double x = inN + (inF - inN) * t;
                        if (p.random.nextInt(5) > 1) {
                            int led = p.pick(0x5fe0c8, 0x5fe0c8, 0xf2b34c, 0x8fd6ff, 0xff6a4a);
                            double r = Math.max(1.2, near / 190);
                            p.fill(Print.disc(vx + side * x, vy + (a + b) / 2 * x * 0.78, r), led);
                            if (p.random.nextInt(6) == 0) {
                                p.glow(vx + side * x, vy + (a + b) / 2 * x * 0.78, r * 7, led, 0.6);
                            }
                        }
                    }
                }
            }
        }
        for (int k = 0; k < 9; k++) {
            double n = 820 / (1 + k * 0.55);
            double f = 820 / (1 + (k + 0.55) * 0.55);
            p.fill(Print.poly(vx - n * 0.22, vy - n * 0.78, vx + n * 0.22, vy - n * 0.78, vx + f * 0.22, vy - f * 0.78, vx - f * 0.22, vy - f * 0.78), 0xbfeee6);
            p.fill(Print.poly(vx - n * 0.9, vy + n * 0.8, vx + n * 0.9, vy + n * 0.8, vx + f * 0.9, vy + f * 0.8, vx - f * 0.9, vy + f * 0.8), 0x1d3d4c);
            p.fill(Print.poly(vx - n * 0.16, vy + n * 0.8, vx + n * 0.16, vy + n * 0.8, vx + f * 0.16, vy + f * 0.8, vx - f * 0.16, vy + f * 0.8), 0x6fb0ae);
        }
        p.glow(vx, vy, 420, 0x9fe8dc, 0.6);
        p.person(vx - 20, vy + 150, 260, 0x07121b);
        p.gouge(Print.rect(0, 850, p.w, 217), 90, 0x9fe8dc, 0.3, 30, 180, 3, 0);
    }

    static void corridor(Print p) {
        p.sheet(0xd6e3dc, 0xc4d6d0);
        double vx = 860;
        double vy = 430;
        p.fill(Print.poly(0, 0, 1600, 0, vx + 130, vy - 110, vx - 130, vy - 110), 0xeef2e8);
        p.fill(Print.poly(0, 1067, 1600, 1067, vx + 130, vy + 120, vx - 130, vy + 120), 0x7fa7a2);
        p.fill(Print.poly(0, 0, vx - 130, vy - 110, vx - 130, vy + 120, 0, 1067), 0xcfe0d6);
        p.fill(Print.poly(1600, 0, vx + 130, vy - 110, vx + 130, vy + 120, 1600, 1067), 0xb4cdc6);
        p.fill(Print.poly(0, 700, vx - 130, vy + 40, vx - 130, vy + 56, 0, 760), 0xe0a43c);
        p.fill(Print.poly(1600, 690, vx + 130, vy + 40, vx + 130, vy + 56, 1600, 750), 0xe0a43c);
        p.fade(Print.rect(vx - 130, vy - 110, 260, 230), vy - 110, vy + 120, 0xfffbe6, 0xf6dfa8);
        p.glow(vx, vy, 430, 0xfff3c9, 0.8);
        double[] depth = {1, 0.66, 0.45, 0.32};
        for (int i = 0; i < depth.length - 0; i++) {
            double d = depth[i];
            double e = d * 0.78;
            for (int side = -1; side <= 1; side += 2) {
                double xn = vx + side * (130 + 700 * d);
                double xf = vx + side * (130 + 700 * e);
                double tn = vy - 110 - 250 * d;
                double tf = vy - 110 - 250 * e;
                double bn = vy + 120 + 480 * d;
                double bf = vy + 120 + 480 * e;
                p.fill(Print.poly(xn, tn + 60 * d, xf, tf + 60 * e, xf, bf, xn, bn), side < 0 ? 0x3f7a7c : 0x2f6468);
                double xm = xn + (xf - xn) * 0.3;
                double xo = xn + (xf - xn) * 0.7;
                p.fill(Print.poly(xm, tn + 150 * d, xo, tf + 150 * e, xo, vy + 20 * e, xm, vy + 20 * d), 0xf6e6b8);
            }
            p.fill(Print.poly(vx - 250 * d, vy - 112 - 330 * d, vx + 250 * d, vy - 112 - 330 * d, vx + 250 * e, vy - 112 - 330 * e * 1.02, vx - 250 * e, vy - 112 - 330 * e * 1.02), 0xfffdf0);
        }
        p.gouge(Print.poly(0, 1067, 1600, 1067, vx + 130, vy + 120, vx - 130, vy + 120), 140, 0xd6efe4, 0.5, 40, 220, 4, 0);
        p.fill(Print.poly(vx - 120, vy + 122, vx + 120, vy + 122, vx + 430, 1067, vx - 430, 1067), 0xfff3c9, 0.25);
        p.person(vx - 46, vy + 200, 220, 0x23586a);
        p.person(vx + 40, vy + 240, 250, 0x1d3a48);
        p.fill(Print.rect(500, 770, 300, 26), 0xf4ecdc);
        p.fill(new RoundRectangle2D.Double(512, 738, 92, 36, 24, 24), 0xfffdf4);
        p.fill(Print.rect(600, 752, 196, 22), 0x8fb9c4);
        p.line(520, 796, 560, 900, 8, 0x2a4450);
        p.line(780, 796, 740, 900, 8, 0x2a4450);
        p.line(560, 796, 520, 900, 8, 0x2a4450);
        p.line(740, 796, 780, 900, 8, 0x2a4450);
        for (double x : new double[] {522, 562, 740, 780}) {
            p.fill(Print.disc(x, 908, 13), 0x14202a);
        }
        p.line(500, 796, 500, 700, 6, 0x2a4450);
        p.line(800, 796, 800, 730, 6, 0x2a4450);
    }

    static void charts(Print p) {
        p.sheet(0xf4e7cc, 0xf0dcb4);
        for (int i = 0; i < 9; i++) {
            p.line(0, 110 + i * 106, p.w, 110 + i * 106, 1.6, 0xc9ae7c);
        }
        double[] level = new double[18];
        for (int i = 0; i < 18; i++) {
            level[i] = 210 + i * 22 + 120 * Math.sin(i * 0.8) + p.rnd(-30, 60);
            double x = 30 + i * 88;
            double top = 980 - level[i];
            Shape bar = p.cut(Print.rect(x, top, 62, p.h), 1.5);
            int ink = i > 13 ? 0xc8452e : i % 2 == 0 ? 0x1f5a68 : 0x2f7a80;
            p.fill(bar, ink);
            p.hatch(bar, 11, i % 2 == 0 ? 0.7 : -0.7, 2.4, Print.mix(ink, Print.PAPER, 0.4), 0.7);
        }
        Path2D area = new Path2D.Double();
        area.moveTo(-10, 760);
        double px = -10;
        for (int i = 0; i < 18; i++) {
            double x = 60 + i * 88;
            double y = 830 - level[i] * 0.62 + 60 * Math.sin(i * 1.3);
            area.curveTo(px + 44, area.getCurrentPoint().getY(), x - 44, y, x, y);
            px = x;
        }
        Path2D under = new Path2D.Double(area);
        under.lineTo(1700, area.getCurrentPoint().getY() - 20);
        under.lineTo(1700, 1100);
        under.lineTo(-10, 1100);
        under.closePath();
        p.fill(under, 0x12303c, 0.42);
        p.gouge(under, 130, 0xf4e7cc, 0.28, 60, 260, 3, 0);
        p.draw(area, 12, 0xf4ecdc);
        p.draw(area, 6, 0x14202a);
        Path2D boat = Print.poly(1130, 392, 1270, 378, 1248, 414, 1156, 420);
        p.fill(boat, 0x14202a);
        p.fill(Print.poly(1196, 380, 1190, 250, 1262, 366), 0xfaf4e4);
        p.draw(Print.poly(1196, 380, 1190, 250, 1262, 366), 3, 0x14202a);
        p.fill(Print.poly(1182, 380, 1180, 276, 1142, 376), 0xc8452e);
        p.fill(Print.disc(260, 210, 74), 0xe08a2e);
        p.hatch(Print.disc(260, 210, 74), 12, 0, 3, 0xf4e7cc, 0.7);
        p.gulls(760, 180, 160, 5, 0x14202a);
    }

    static void coins(Print p) {
        p.sheet(0x1d4a44, 0x143732);
        p.gouge(Print.rect(0, 0, p.w, p.h), 240, 0x2f6f63, 0.5, 60, 260, 4, 0.4);
        double[][] stacks = {{240, 5}, {440, 9}, {650, 7}, {860, 13}, {1080, 11}, {1300, 17}};
        for (double[] s : stacks) {
            for (int i = 0; i < s[1]; i++) {
                double y = 900 - i * 42;
                double x = s[0] + p.rnd(-7, 7);
                int gold = p.pick(0xe9b44c, 0xdca03a, 0xf0c468);
                p.fill(Print.rect(x - 96, y, 192, 32), Print.mix(gold, 0x6a3c10, 0.45));
                p.fill(Print.oval(x, y + 32, 96, 34), Print.mix(gold, 0x6a3c10, 0.45));
                for (int k = 0; k < 17; k++) {
                    p.line(x - 92 + k * 11.5, y + 8 + 10 * Math.sin(Math.PI * k / 16), x - 92 + k * 11.5, y + 30 + 30 * Math.sin(Math.PI * k / 16), 2.4, 0x6a3c10);
                }
                p.fill(Print.oval(x, y, 96, 34), gold);
                p.draw(Print.oval(x, y, 80, 26), 3, 0x8a5a1c);
            }
            double top = 900 - (s[1] - 1) * 42;
            p.fill(Print.poly(s[0] - 20, top + 8, s[0] + 20, top + 8, s[0] + 13, top - 2, s[0] - 13, top - 2), 0x8a5a1c);
            p.fill(Print.poly(s[0] - 18, top - 3, s[0] - 22, top - 15, s[0] - 9, top - 8, s[0], top - 18, s[0] + 9, top - 8, s[0] + 22, top - 15, s[0] + 18, top - 3), 0x8a5a1c);
        }
        Path2D leaf = new Path2D.Double();
        leaf.moveTo(1300, 196);
        leaf.curveTo(1290, 150, 1300, 120, 1316, 86);
        p.draw(leaf, 9, 0x8fc27a);
        p.fill(Print.turned(Print.lens(1310, 120, 120, 44, 0), -0.6, 1310, 120), 0x8fc27a);
        p.fill(Print.turned(Print.lens(1180, 140, 130, 44, 0), 0.5, 1310, 140), 0x6fa862);
    }

    static void lattice(Print p) {
        p.sheet(0x1a1436, 0x2c1c52, 0x4a2458);
        double r = 92;
        for (int row = -1; row < 9; row++) {
            for (int col = -1; col < 11; col++) {
                double x = col * r * 1.74 + (row % 2 == 0 ? 0 : r * 0.87);
                double y = row * r * 1.5;
                Path2D hex = new Path2D.Double();
                for (int i = 0; i < 6; i++) {
                    double a = Math.PI / 6 + i * Math.PI / 3;
                    double hx = x + Math.cos(a) * (r - 7);
                    double hy = y + Math.sin(a) * (r - 7);
                    if (i == 0) {
                        hex.moveTo(hx, hy);
                    } else {
                        hex.lineTo(hx, hy);
                    }
                }
                hex.closePath();
                double crumble = Math.max(0, (x - 700) / 900 + p.rnd(-0.3, 0.3));
                if (p.random.nextDouble() < crumble) {
                    for (int k = 0; k < 6; k++) {
                        double s = p.rnd(5, 22);
                        double fx = x + p.rnd(-80, 80);
                        double fy = y + p.rnd(-40, 120);
                        p.fill(Print.turned(Print.poly(fx, fy - s, fx + s, fy + s * 0.7, fx - s, fy + s * 0.5), p.rnd(0, 6), fx, fy), p.pick(0xe86a8a, 0xf0a04c, 0x6a5ac0), 0.8);
                    }
                    continue;
                }
                int ink = p.pick(0x3a2a78, 0x5a3a9a, 0xc0487a, 0xe8764c, 0x2f3f8f, 0xf0b04c, 0x3f6fb8);
                p.fill(p.cut(hex, 2), ink);
                p.hatch(hex, 13, (row + col) % 3 * Math.PI / 3, 2.4, 0x140f2a, 0.5);
                p.draw(Print.disc(x, y, r * 0.42), 6, Print.mix(ink, 0xffffff, 0.5), 0.9);
                p.fill(Print.disc(x, y, r * 0.16), Print.mix(ink, 0xffffff, 0.6));
            }
        }
    }

    static void books(Print p) {
        p.sheet(0x3a2218, 0x2c1912);
        int[] spines = {0xb5342a, 0x1f4b5a, 0xe0a43c, 0x2f6f63, 0x7c2f3a, 0xd8c8a4, 0x33566a, 0xc9843f, 0x4a3a5c, 0xe9dcc0};
        for (int shelf = 0; shelf < 3; shelf++) {
            double base = 330 + shelf * 355;
            p.fill(Print.rect(0, base - 340, p.w, 340), 0x241410);
            double x = 10;
            while (x < p.w) {
                double bw = p.rnd(26, 74);
                double bh = p.rnd(210, 305);
                if (p.random.nextInt(13) == 0 && x > 60 && x < 1400) {
                    if (shelf == 1 && x > 300) {
                        x += 20;
                    }
                }
                int ink = p.pick(spines);
                double tilt = p.random.nextInt(10) == 0 ? -0.08 : 0;
                var was = p.g.getTransform();
                p.g.rotate(tilt, x, base);
                Shape book = p.cut(Print.rect(x, base - bh, bw - 3, bh), 1);
                p.fill(book, ink);
                p.fill(Print.rect(x + bw - 11, base - bh, 8, bh), 0x14100c, 0.35);
                int band = Print.mix(ink, ink == 0xe9dcc0 || ink == 0xd8c8a4 ? 0x7c2f2a : 0xf6e6bd, 0.75);
                switch (p.random.nextInt(4)) {
                    case 0 -> {
                        p.fill(Print.rect(x + 3, base - bh + 26, bw - 9, 8), band);
                        p.fill(Print.rect(x + 3, base - 44, bw - 9, 8), band);
                    }
                    case 1 -> {
                        p.fill(Print.rect(x + bw * 0.3, base - bh + 60, bw * 0.32, bh * 0.4), band);
                        p.fill(Print.disc(x + bw * 0.46, base - 40, bw * 0.16), band);
                    }
                    case 2 -> {
                        for (int k = 0; k < 5; k++) {
                            p.fill(Print.rect(x + 3, base - bh + 22 + k * bh * 0.19, bw - 9, 4), band);
                        }
                    }
                    default -> p.fill(Print.poly(x + bw * 0.46, base - bh * 0.7, x + bw * 0.7, base - bh * 0.55, x + bw * 0.46, base - bh * 0.4, x + bw * 0.22, base - bh * 0.55), band);
                }
                p.g.setTransform(was);
                x += bw + (tilt != 0 ? 16 : 0);
            }
            p.fade(Print.rect(0, base, p.w, 26), base, base + 26, 0xb07a44, 0x7a4a26);
            p.gouge(Print.rect(0, base, p.w, 26), 40, 0x4a2818, 0.6, 80, 300, 2, 0);
        }
        p.fill(Print.poly(-40, 0, 620, 0, 1200, 1100, 140, 1100), 0xffe3a0, 0.13);
    }

    static void coats(Print p) {
        p.sheet(0xe7d3c4, 0xd9bfae);
        p.hatch(Print.rect(0, 0, p.w, p.h), 90, Math.PI / 2, 2, 0xb5968a, 0.6);
        p.line(0, 140, p.w, 140, 14, 0x2a2024);
        int[] cloth = {0x1f3a4c, 0xe0a43c, 0x8c2f3a, 0x2f6f63, 0xd9775a, 0x4a4a5c};
        for (int i = 0; i < 6; i++) {
            double x = 160 + i * 256;
            int ink = cloth[i];
            int dark = Print.mix(ink, 0x0a0a10, 0.5);
            double len = 560 + (i * 137 % 220);
            Path2D hook = new Path2D.Double();
            hook.moveTo(x, 206);
            hook.curveTo(x, 170, x + 26, 170, x + 22, 140);
            hook.curveTo(x + 18, 112, x - 16, 116, x - 14, 140);
            p.draw(hook, 6, 0x2a2024);
            Path2D coat = new Path2D.Double();
            coat.moveTo(x - 34, 214);
            coat.quadTo(x - 118, 232, x - 128, 300);
            coat.lineTo(x - 150, 300 + len * 0.62);
            coat.lineTo(x - 100, 306 + len * 0.62);
            coat.lineTo(x - 92, 380);
            coat.lineTo(x - 116, 250 + len);
            coat.quadTo(x, 280 + len, x + 116, 250 + len);
            coat.lineTo(x + 92, 380);
            coat.lineTo(x + 100, 306 + len * 0.62);
            coat.lineTo(x + 150, 300 + len * 0.62);
            coat.lineTo(x + 128, 300);
            coat.quadTo(x + 118, 232, x + 34, 214);
            coat.quadTo(x, 250, x - 34, 214);
            coat.closePath();
            p.g.translate(12, 12);
            p.fill(coat, 0x5a3a34, 0.3);
            p.g.translate(-12, -12);
            p.fill(coat, ink);
            if (i % 3 == 0) {
                p.hatch(coat, 22, 0.78, 3, Print.mix(ink, Print.PAPER, 0.35), 0.5);
            } else if (i % 3 == 1) {
                p.hatch(coat, 30, Math.PI / 2, 3, dark, 0.4);
            } else {
                p.hatch(coat, 34, 0, 4, Print.mix(ink, Print.PAPER, 0.6), 0.7);
            }
            p.fill(Print.poly(x - 34, 214, x - 66, 236, x - 22, 380, x, 262), dark);
            p.fill(Print.poly(x + 34, 214, x + 66, 236, x + 22, 380, x, 262), dark);
            p.line(x, 300, x, 262 + len, 4, dark);
            for (int k = 0; k < 4; k++) {
                p.fill(Print.disc(x + 20, 410 + k * len * 0.16, 10), i % 2 == 0 ? 0xf0dfb8 : 0x1a1418);
            }
            p.fill(Print.turned(Print.rect(x - 84, 250 + len * 0.6, 62, 12), 0.1, x, 500), dark);
            p.fill(Print.turned(Print.rect(x + 22, 250 + len * 0.6, 62, 12), -0.1, x, 500), dark);
            p.draw(coat, 4, 0x1a1418);
        }
    }

    static void stage(Print p) {
        p.sheet(0x140a14, 0x2a1020);
        p.fade(Print.rect(280, 120, 1040, 640), 120, 760, 0x1a2a4a, 0x3f5a86, 0xd9a06a);
        p.fill(Print.disc(1020, 330, 70), 0xf6e6bd);
        p.fill(Print.poly(280, 760, 280, 600, 420, 520, 560, 620, 700, 540, 900, 640, 1100, 560, 1320, 640, 1320, 760), 0x1a1a34);
        p.fill(Print.poly(120, 960, 1480, 960, 1320, 740, 280, 740), 0xa8683a);
        for (int i = -9; i <= 9; i++) {
            p.line(800 + i * 57, 742, 800 + i * 76, 960, 2, 0x6a3a1e);
        }
        p.fill(Print.poly(760, 0, 840, 0, 1010, 860, 590, 860), 0xfff0c4, 0.22);
        p.fill(Print.oval(800, 860, 210, 46), 0xfff0c4, 0.55);
        p.person(770, 870, 300, 0x3a1020);
        p.person(860, 868, 280, 0x10202f);
        p.draw(new java.awt.geom.Line2D.Double(735, 650, 650, 560), 15, 0x3a1020, 1);
        for (int side = -1; side <= 1; side += 2) {
            for (int i = 0; i < 7; i++) {
                double x0 = side < 0 ? i * 58 - 20 : p.w - i * 58 - 60;
                Path2D fold = new Path2D.Double();
                fold.moveTo(x0, 0);
                fold.lineTo(x0 + 82, 0);
                double sway = -side * i * 5;
                fold.curveTo(x0 + 82 + sway, 400, x0 + 60 + side * i * 14, 600, x0 + 84 + side * i * 12, 990);
                fold.lineTo(x0 + side * i * 12, 990);
                fold.curveTo(x0 - 20 + side * i * 14, 600, x0 + sway, 400, x0, 0);
                fold.closePath();
                p.fade(fold, 0, 990, i % 2 == 0 ? 0xb5282e : 0x8a1a26, i % 2 == 0 ? 0x7a1420 : 0x5a0e1a);
                p.hatch(fold, 24, Math.PI / 2, 3, 0x3a0812, 0.6);
            }
        }
        for (int i = 0; i < 13; i++) {
            double x = i * 130 - 40;
            Path2D swag = new Path2D.Double();
            swag.moveTo(x, 0);
            swag.quadTo(x + 65, 230, x + 130, 0);
            swag.closePath();
            p.fill(swag, i % 2 == 0 ? 0xc23038 : 0xa42430);
            p.draw(new java.awt.geom.QuadCurve2D.Double(x, 0, x + 65, 230, x + 130, 0), 7, 0xe9b44c, 1);
        }
        p.fill(Print.rect(0, 958, p.w, 120), 0x10070e);
        for (int row = 0; row < 2; row++) {
            for (int i = 0; i < 22; i++) {
                p.fill(Print.disc(20 + i * 76 + row * 38, 1010 + row * 46, 30), row == 0 ? 0x2a1220 : 0x180a14);
                p.fill(new RoundRectangle2D.Double(-22 + i * 76 + row * 38, 1036 + row * 46, 84, 80, 40, 40), row == 0 ? 0x2a1220 : 0x180a14);
            }
        }
    }

    static void swimmers(Print p) {
        p.sheet(0x49b3bd, 0x379fae);
        for (int i = 0; i < 60; i++) {
            for (int j = 0; j < 8; j++) {
                double x = j * 220 + p.rnd(-60, 60);
                double y = i * 18 + p.rnd(-6, 6);
                p.draw(new java.awt.geom.CubicCurve2D.Double(x, y, x + 50, y - 16, x + 90, y + 18, x + 150, y), 2, 0xa9e0dc, 0.45);
            }
        }
        for (int lane = 0; lane <= 6; lane++) {
            double y = 20 + lane * 172;
            for (int k = 0; k < 68; k++) {
                p.fill(Print.oval(k * 24 + 6, y, 11, 8), k % 6 < 3 ? 0xd9432f : 0xf6f0de);
            }
            if (lane < 6) {
                p.fill(Print.rect(0, y + 82, p.w, 12), 0x1a5a72, 0.55);
                double x = 1180 - (lane * 313 % 700);
                swimmer(p, x, y + 86, p.pick(0xf0c03c, 0xd9432f, 0x14303c, 0xf6f0de), lane);
            }
        }
    }

    private static void swimmer(Print p, double x, double y, int cap, int lane) {
        int skin = p.pick(0xc99468, 0x8a5a3a, 0xe0b48a, 0x6a4028);
        for (int i = 0; i < 50; i++) {
            p.fill(Print.lens(x - 220 - p.rnd(0, 160), y + p.rnd(-30, 30), p.rnd(20, 90), p.rnd(2, 6), p.rnd(-0.3, 0.3)), 0xf6fbf4, 0.8);
        }
        p.fill(Print.poly(x - 60, y - 20, x - 250, y - 16, x - 250, y - 3, x - 60, y - 2), skin);
        p.fill(Print.poly(x - 60, y + 2, x - 240, y + 6, x - 236, y + 20, x - 60, y + 20), skin);
        p.fill(Print.oval(x - 20, y, 92, 33), skin);
        p.fill(Print.both(Print.oval(x - 20, y, 92, 33), Print.rect(x - 120, y - 40, 110, 80)), 0x14303c);
        int up = lane % 2 == 0 ? 1 : -1;
        p.draw(new java.awt.geom.Line2D.Double(x + 30, y - up * 26, x + 100, y - up * 64), 20, skin, 1);
        p.draw(new java.awt.geom.Line2D.Double(x + 100, y - up * 64, x + 190, y - up * 38), 17, skin, 1);
        p.draw(new java.awt.geom.Line2D.Double(x + 24, y + up * 26, x - 60, y + up * 62), 19, skin, 1);
        p.fill(Print.disc(x + 82, y, 31), cap);
        p.draw(new Arc2D.Double(x + 58, y - 24, 48, 48, -60, 120, Arc2D.OPEN), 4, Print.mix(cap, 0x000000, 0.4), 0.8);
        for (int i = 0; i < 22; i++) {
            p.fill(Print.disc(x + 190 + p.rnd(-30, 44), y - up * 38 + p.rnd(-28, 28), p.rnd(2, 7)), 0xf6fbf4, 0.9);
        }
    }

    static void spiral(Print p) {
        p.sheet(0xe9d8b4, 0xd9c498);
        double cx = p.w * 0.52;
        double cy = p.h * 0.5;
        for (int i = 0; i < 46; i++) {
            double a0 = i * 0.33;
            double a1 = a0 + 0.33;
            double r0 = 980 * Math.pow(0.955, i);
            double r1 = 980 * Math.pow(0.955, i + 1);
            double in = 0.5;
            Shape step = Print.poly(cx + Math.cos(a0) * r0, cy + Math.sin(a0) * r0, cx + Math.cos(a1) * r1, cy + Math.sin(a1) * r1,
                    cx + Math.cos(a1) * r1 * in, cy + Math.sin(a1) * r1 * in, cx + Math.cos(a0) * r0 * in, cy + Math.sin(a0) * r0 * in);
            int ink = Print.mix(i % 2 == 0 ? 0xc9843f : 0x9a5a2e, 0x1a1420, Math.min(0.7, i / 60.0));
            p.fill(p.cut(step, 1), ink);
            p.hatch(step, 13, a0, 2.4, Print.mix(ink, 0xffe3a0, 0.4), 0.5);
        }
        for (int turn = 0; turn < 2; turn++) {
            Path2D rail = new Path2D.Double();
            for (int i = 0; i < 460; i++) {
                double a = i * 0.033;
                double r = 980 * Math.pow(0.955, i / 10.0) * (turn == 0 ? 0.5 : 1);
                if (i == 0) {
                    rail.moveTo(cx + Math.cos(a) * r, cy + Math.sin(a) * r);
                } else {
                    rail.lineTo(cx + Math.cos(a) * r, cy + Math.sin(a) * r);
                }
            }
            p.draw(rail, turn == 0 ? 12 : 17, 0x14202a);
        }
        for (int i = 0; i < 46; i++) {
            double a = i * 0.33;
            double r = 980 * Math.pow(0.955, i) * 0.5;
            p.line(cx + Math.cos(a) * r, cy + Math.sin(a) * r, cx + Math.cos(a) * r * 1.06, cy + Math.sin(a) * r * 1.06, 5, 0x14202a);
        }
        p.glow(cx, cy, 330, 0xfff0c4, 0.95);
        p.fill(Print.disc(cx, cy, 52), 0xfff8e0);
    }

    static void storm(Print p) {
        p.sky(p.h, 200, 0x1d2a36, 0x3a4c56, 0x77868a, 0xb4b8a8);
        int[] inks = {0x4f7076, 0x36606a, 0x22505c, 0x17404e, 0x0e2f3c};
        for (int l = 0; l < 5; l++) {
            double base = 470 + l * 125;
            Path2D wave = new Path2D.Double();
            wave.moveTo(-10, p.h + 10);
            wave.lineTo(-10, base);
            double x = -10 - (l * 130 % 300);
            while (x < p.w + 300) {
                double L = 300 + l * 60;
                double H = 90 + l * 34;
                wave.curveTo(x + L * 0.3, base, x + L * 0.4, base - H, x + L * 0.7, base - H * 1.05);
                wave.curveTo(x + L * 0.95, base - H, x + L * 0.98, base - H * 0.4, x + L * 0.8, base - H * 0.42);
                wave.curveTo(x + L * 0.86, base - H * 0.1, x + L * 0.9, base, x + L, base);
                x += L;
            }
            wave.lineTo(p.w + 10, p.h + 10);
            wave.closePath();
            Shape cut = p.cut(wave, 2);
            p.fill(cut, inks[l]);
            p.gouge(cut, 150, 0xdfe8de, 0.5, 30, 190, 5, -0.35);
            p.draw(cut, 7 + l, 0xf4f0e0, 0.9);
            if (l == 1) {
                var was = p.g.getTransform();
                p.g.rotate(-0.2, 1010, 560);
                HarbourScenes.tug(p, 1010, 520, 1.15, 0x0a161e, 0xc8452e);
                p.g.setTransform(was);
            }
        }
        for (int i = 0; i < 500; i++) {
            p.fill(Print.disc(p.rnd(0, p.w), 380 + Math.abs(p.random.nextGaussian()) * 260, p.rnd(1, 4.5)), 0xf4f0e0, 0.8);
        }
        p.rain(240, 2.2, 0xe8e2cf, 0.3);
    }

    /** A columnist, cut from four papers. */
    static void face(Print p, int ground, int hair, int skin, int coat, int kind) {
        p.sheet(ground, Print.mix(ground, 0x000000, 0.18));
        double s = p.w / 1200.0;
        var was = p.g.getTransform();
        p.g.scale(s, s);
        double cx = 600;
        p.fill(p.cut(Print.disc(cx + 60, 520, 450), 3), Print.mix(ground, 0xffffff, 0.22));
        p.hatch(Print.disc(cx + 60, 520, 450), 26, 0.5, 3, Print.mix(ground, 0xffffff, 0.4), 0.5);
        int shade = Print.mix(skin, 0x2a1420, 0.42);
        if (kind == 0 || kind == 2) {
            p.fill(p.cut(Print.oval(cx, 470, kind == 0 ? 292 : 250, kind == 0 ? 330 : 260), 5), hair);
            if (kind == 0) {
                p.fill(p.cut(Print.poly(318, 460, 890, 460, 850, 800, 350, 800), 6), hair);
            }
        }
        Path2D body = new Path2D.Double();
        body.moveTo(90, 1220);
        body.curveTo(130, 940, 380, 900, 480, 860);
        body.lineTo(720, 860);
        body.curveTo(820, 900, 1070, 940, 1110, 1220);
        body.closePath();
        p.fill(body, coat);
        p.hatch(body, 24, kind % 2 == 0 ? 0.9 : -0.9, 3.4, Print.mix(coat, Print.PAPER, 0.3), 0.5);
        Shape neck = Print.poly(500, 700, 700, 700, 720, 900, 600, 990, 480, 900);
        p.fill(neck, shade);
        if (kind == 1 || kind == 3) {
            p.fill(Print.poly(470, 870, 600, 1010, 730, 870, 790, 930, 640, 1130, 600, 1060, 560, 1130, 410, 930), 0xf4ecdc);
        } else {
            p.fill(Print.poly(460, 880, 600, 1060, 740, 880, 800, 920, 620, 1220, 580, 1220, 400, 920), Print.mix(coat, 0x000000, 0.4));
        }
        Path2D head = new Path2D.Double();
        head.moveTo(400, 440);
        head.curveTo(400, 210, 800, 210, 800, 440);
        head.curveTo(800, 640, 740, 800, 600, 810);
        head.curveTo(460, 800, 400, 640, 400, 440);
        Shape face = p.cut(head, 2);
        p.fill(Print.oval(396, 520, 36, 60), shade);
        p.fill(Print.oval(804, 520, 36, 60), shade);
        p.fill(face, skin);
        Path2D half = new Path2D.Double();
        half.moveTo(612, 180);
        half.curveTo(630, 400, 560, 500, 566, 580);
        half.curveTo(600, 600, 640, 590, 640, 610);
        half.curveTo(600, 660, 640, 700, 610, 860);
        half.lineTo(900, 860);
        half.lineTo(900, 180);
        half.closePath();
        p.fill(Print.both(face, half), shade);
        p.gouge(Print.both(face, half), 70, skin, 0.4, 30, 110, 4, 0.9);
        for (int side = -1; side <= 1; side += 2) {
            double ex = cx + side * 92;
            p.fill(Print.lens(ex - 60, 478, 120, 30, 0), 0xf6ecd8);
            p.fill(Print.disc(ex + 4, 478, 15), 0x14141c);
            p.fill(Print.turned(Print.lens(ex - 72, 424, 144, 16, 0), side * -0.05, ex, 424), Print.mix(hair, 0x000000, 0.35));
            p.draw(new Arc2D.Double(ex - 58, 452, 116, 44, 20, 140, Arc2D.OPEN), 5, 0x14141c, 1);
        }
        p.fill(Print.lens(530, 690, 140, 15, 0), 0x8a2a2c);
        p.fill(Print.lens(545, 712, 110, 8, 0), Print.mix(skin, 0xffffff, 0.25));
        switch (kind) {
            case 0 -> p.fill(p.cut(poly(392, 470, 390, 240, 600, 160, 812, 240, 812, 470, 770, 340, 640, 300, 560, 330, 430, 350), 4), hair);
            case 1 -> {
                p.fill(p.cut(poly(396, 430, 402, 280, 520, 210, 700, 212, 800, 290, 806, 430, 780, 350, 600, 316, 430, 350), 4), hair);
                p.fill(p.cut(poly(402, 560, 440, 640, 520, 655, 600, 640, 690, 655, 760, 640, 798, 560, 780, 720, 700, 830, 600, 850, 490, 830, 420, 720), 5), hair);
                p.fill(Print.lens(535, 702, 130, 14, 0), 0x8a2a2c);
            }
            case 2 -> {
                p.fill(p.cut(Print.disc(600, 200, 104), 5), hair);
                p.fill(p.cut(poly(392, 460, 400, 270, 600, 200, 800, 270, 808, 460, 760, 320, 600, 280, 450, 320), 4), hair);
                for (int side = -1; side <= 1; side += 2) {
                    p.fill(Print.disc(600 + side * 216, 610, 17), 0xe9b44c);
                }
                glasses(p);
            }
            default -> {
                p.fill(p.cut(poly(330, 330, 380, 250, 470, 170, 740, 170, 830, 260, 880, 330), 4), coat);
                p.fill(p.cut(poly(300, 344, 340, 306, 880, 306, 930, 350, 800, 366, 420, 366), 3), Print.mix(coat, 0x000000, 0.35));
                p.fill(p.cut(poly(520, 646, 600, 628, 690, 646, 740, 690, 600, 668, 470, 690), 3), hair);
                glasses(p);
            }
        }
        p.g.setTransform(was);
    }

    private static Path2D poly(double... xy) {
        return Print.poly(xy);
    }

    private static void glasses(Print p) {
        p.draw(Print.disc(508, 480, 74), 9, 0x14141c);
        p.draw(Print.disc(692, 480, 74), 9, 0x14141c);
        p.line(582, 474, 618, 474, 9, 0x14141c);
        p.fill(Print.lens(470, 450, 50, 7, -0.7), 0xffffff, 0.7);
        p.fill(Print.lens(654, 450, 50, 7, -0.7), 0xffffff, 0.7);
    }

    static void ballot(Print p) {
        p.sheet(0xd9e0d2, 0xc9d0bc);
        for (int i = 0; i < 5; i++) {
            double x = 60 + i * 310;
            p.fade(Print.rect(x, 60, 220, 470), 60, 530, 0xf6f0d8, 0xe6c88a);
            p.draw(Print.rect(x, 60, 220, 470), 12, 0x6a7a70);
            p.line(x + 110, 60, x + 110, 530, 8, 0x6a7a70);
            p.line(x, 220, x + 220, 220, 8, 0x6a7a70);
        }
        p.fill(Print.rect(0, 780, p.w, 300), 0xa98a5c);
        for (int i = 0; i < 7; i++) {
            p.line(0, 800 + i * i * 7, p.w, 800 + i * i * 7, 2, 0x7a5f38);
        }
        for (int i = 0; i < 13; i++) {
            double x = 40 + i * 76;
            p.person(x, 850 + p.rnd(-6, 14), p.rnd(310, 390), p.pick(0x1c2d3a, 0x7c2f2a, 0x2f5f58, 0x4a3a5c, 0xb5742a, 0x33566a));
        }
        p.fill(Print.poly(1060, 760, 1460, 760, 1440, 1067, 1080, 1067), 0x23424c);
        p.hatch(Print.poly(1060, 760, 1460, 760, 1440, 1067, 1080, 1067), 30, Math.PI / 2, 3, 0x4f7a80, 0.7);
        p.fill(Print.poly(1040, 740, 1100, 690, 1420, 690, 1480, 740, 1480, 772, 1040, 772), 0x2f5a66);
        p.fill(Print.rect(1170, 708, 190, 14), 0x0a161c);
        Shape paper = Print.turned(Print.poly(1190, 540, 1340, 540, 1340, 716, 1190, 716), 0.05, 1265, 700);
        p.fill(paper, 0xfffaf0);
        p.draw(paper, 4, 0x23424c);
        p.line(1215, 580, 1310, 584, 6, 0xb9b4a4);
        p.line(1213, 610, 1310, 614, 6, 0xb9b4a4);
        p.line(1226, 640, 1256, 670, 9, 0xc8452e);
        p.line(1256, 640, 1226, 670, 9, 0xc8452e);
        p.fill(Print.disc(1260, 880, 66), 0xe0a43c);
        p.draw(Print.disc(1260, 880, 50), 5, 0x7a5a1c);
        p.fill(Print.poly(1228, 890, 1292, 890, 1278, 908, 1242, 908), 0x23424c);
        p.fill(Print.poly(1258, 886, 1258, 838, 1288, 882), 0x23424c);
        p.fill(Print.poly(-20, 60, 500, 60, 1000, 1067, 300, 1067), 0xfff6da, 0.16);
    }

    static void cake(Print p) {
        p.sheet(0x2f6468, 0x265458);
        p.hatch(Print.rect(0, 0, p.w, p.h), 60, 0.6, 7, 0x3f7a7c, 0.6);
        double x = p.w * 0.5;
        double y = p.h * 0.5;
        p.fill(Print.disc(x + 16, y + 24, 430), 0x0f2a2e, 0.5);
        p.fill(Print.disc(x, y, 430), 0xf4ecdc);
        p.draw(Print.disc(x, y, 400), 4, 0x2f6468, 0.7);
        p.fill(p.cut(Print.disc(x, y, 345), 4), 0xc9843f);
        p.fill(p.cut(Print.disc(x, y, 318), 4), 0xe0a24c);
        for (int ring = 0; ring < 3; ring++) {
            int n = new int[] {1, 6, 10}[ring];
            double rr = ring * 128;
            for (int i = 0; i < n; i++) {
                double a = i * Math.PI * 2 / n + ring * 0.3;
                double ox = x + Math.cos(a) * rr * (ring == 2 ? 0.93 : 1);
                double oy = y + Math.sin(a) * rr * (ring == 2 ? 0.93 : 1);
                double r = ring == 2 ? 62 : 62;
                p.fill(p.cut(Print.disc(ox, oy, r), 2), 0xd9661e);
                p.fill(Print.disc(ox, oy, r * 0.86), 0xfbe3b0);
                for (int k = 0; k < 9; k++) {
                    p.fill(new Arc2D.Double(ox - r * 0.8, oy - r * 0.8, r * 1.6, r * 1.6, k * 40 + 3 + a * 20, 34, Arc2D.PIE), k % 2 == 0 ? 0xf08a2c : 0xee7d20);
                }
                p.fill(Print.disc(ox, oy, r * 0.12), 0xfbe3b0);
            }
        }
        for (int i = 0; i < 40; i++) {
            p.fill(Print.turned(Print.oval(x + p.rnd(-300, 300), y + p.rnd(-300, 300), 11, 4.5), p.rnd(0, 3), x, y), 0x7aa05c);
        }
        for (double[] c : new double[][] {{170, 180}, {1440, 860}, {1430, 170}}) {
            p.fill(Print.disc(c[0] + 10, c[1] + 14, 96), 0x0f2a2e, 0.45);
            p.fill(p.cut(Print.disc(c[0], c[1], 96), 2), 0xee8427);
            p.gouge(Print.disc(c[0], c[1], 92), 50, 0xf9b460, 0.7, 5, 14, 3, 0.5);
            p.fill(Print.disc(c[0] - 20, c[1] - 26, 9), 0x3f5a2c);
            p.fill(Print.turned(Print.lens(c[0] - 16, c[1] - 30, 110, 24, 0), -0.5, c[0] - 16, c[1] - 30), 0x4f8a4f);
        }
        p.fill(Print.turned(Print.rect(140, 700, 20, 330), 0.25, 150, 800), 0xd8d8cc);
        for (int i = 0; i < 4; i++) {
            p.fill(Print.turned(Print.rect(128 + i * 13, 590, 7, 110), 0.25, 150, 800), 0xd8d8cc);
        }
        p.fill(Print.turned(Print.rect(128, 676, 46, 40), 0.25, 150, 800), 0xd8d8cc);
    }

    static void shipyard(Print p) {
        double hz = 800;
        p.sky(hz, 130, 0xb5c7c4, 0xdcd6bc, 0xf0cf9a, 0xe5a66c);
        p.fill(Print.rect(0, hz - 2, p.w, 80), 0x8a7a6c);
        HarbourScenes.crane(p, 1240, hz, 1.9, 0x6a5a52);
        HarbourScenes.crane(p, 180, hz, 1.5, 0x8a7a6c);
        Path2D hull = new Path2D.Double();
        hull.moveTo(800, 150);
        hull.quadTo(1130, 190, 1140, 250);
        hull.curveTo(1100, 520, 960, 720, 830, 860);
        hull.lineTo(770, 860);
        hull.curveTo(640, 720, 500, 520, 460, 250);
        hull.quadTo(470, 190, 800, 150);
        p.fill(p.cut(hull, 2), 0xb5342a);
        p.fill(Print.both(hull, Print.rect(0, 0, 1600, 470)), 0x1f4653);
        p.fill(Print.both(hull, Print.rect(0, 462, 1600, 18)), 0xf4ecdc);
        p.fill(Print.both(hull, Print.rect(806, 0, 800, 1067)), 0x0a1a22, 0.38);
        for (int i = 0; i < 9; i++) {
            p.line(430, 250 + i * 68, 1170, 250 + i * 68, 1.6, 0x14303c);
        }
        p.fill(Print.poly(792, 150, 808, 150, 812, 864, 788, 864), 0x14202a);
        p.fill(Print.oval(640, 330, 22, 34), 0x14202a);
        p.fill(Print.oval(960, 330, 22, 34), 0x14202a);
        for (int side = -1; side <= 1; side += 2) {
            for (int k = 0; k < 5; k++) {
                double x = 800 + side * (400 + k * 42);
                p.line(x, 260, x, 880, 5, 0x3a2c22);
            }
            for (int k = 0; k < 8; k++) {
                p.line(800 + side * 390, 280 + k * 76, 800 + side * 580, 280 + k * 76, 8, 0x5a4232);
                if (k % 2 == 0) {
                    p.line(800 + side * 400, 280 + k * 76, 800 + side * 568, 356 + k * 76, 4, 0x3a2c22);
                }
            }
        }
        p.person(1216, 432, 70, 0x14202a);
        p.person(390, 584, 70, 0x14202a);
        p.person(1260, 736, 70, 0x14202a);
        p.fill(Print.rect(0, 860, p.w, 220), 0x4a4440);
        p.gouge(Print.rect(0, 862, p.w, 220), 110, 0x24242a, 0.6, 40, 260, 5, 0);
        p.fill(Print.poly(690, 850, 910, 850, 950, 930, 650, 930), 0x7a5230);
        p.hatch(Print.poly(690, 850, 910, 850, 950, 930, 650, 930), 26, 0, 4, 0x3a2416, 0.8);
        for (int i = 0; i < 14; i++) {
            p.person(100 + i * 106 + p.rnd(-30, 30), 1000 + p.rnd(-20, 40), p.rnd(120, 150), p.pick(0x14202a, 0xe08a2e, 0x2a3a44, 0x3a2c22));
        }
        for (int i = 0; i < 70; i++) {
            double a = p.rnd(0, 6.28);
            double d = p.rnd(4, 90);
            p.fill(Print.disc(1010 + Math.cos(a) * d, 590 + Math.abs(Math.sin(a)) * d * 1.3, p.rnd(1, 3.4)), 0xfff0b4, 0.95);
        }
        p.glow(1010, 590, 110, 0xffe9a8, 0.95);
    }

    static void peloton(Print p) {
        p.sheet(0xbfd3c4, 0xe9dcb4);
        p.fill(p.ridge(420, 190, 3, 3), 0x8fb0a0);
        p.fill(p.ridge(560, 170, 4, 3), 0x5f8f78);
        Shape hill = p.cut(Print.poly(-10, 820, 1620, 470, 1620, 1100, -10, 1100), 3);
        p.fill(hill, 0x35644c);
        p.gouge(hill, 260, 0x1f4636, 0.5, 30, 160, 5, -0.2);
        Shape road = Print.poly(-10, 960, 1620, 590, 1620, 730, -10, 1110);
        p.fill(road, 0x5a5854);
        p.fill(Print.poly(-10, 958, 1620, 588, 1620, 598, -10, 968), 0xf4ecdc);
        int[] kit = {0xd9432f, 0xf0c03c, 0x2b5a9a, 0xf4ecdc, 0x2f8a6a, 0xe07a2c};
        for (int i = 0; i < 7; i++) {
            double x = 1370 - i * 205;
            double y = 660 + (1400 - x) * 0.228;
            rider(p, x, y, 1.12, kit[i % kit.length]);
        }
        p.gulls(420, 170, 180, 5, 0x2a4a3c);
    }

    private static void rider(Print p, double x, double y, double s, int shirt) {
        var was = p.g.getTransform();
        p.g.rotate(-0.22, x, y);
        for (int side = -1; side <= 1; side += 2) {
            p.draw(Print.disc(x + side * 66 * s, y, 47 * s), 6 * s, 0x14181c);
            for (int k = 0; k < 6; k++) {
                p.draw(Print.turned(new java.awt.geom.Line2D.Double(x + side * 66 * s - 44 * s, y, x + side * 66 * s + 44 * s, y), k * 0.52, x + side * 66 * s, y), 1, 0x14181c, 0.7);
            }
        }
        Path2D frame = new Path2D.Double();
        frame.moveTo(x - 66 * s, y);
        frame.lineTo(x - 26 * s, y - 78 * s);
        frame.lineTo(x + 46 * s, y - 74 * s);
        frame.lineTo(x - 4 * s, y + 4 * s);
        frame.lineTo(x - 66 * s, y);
        frame.moveTo(x - 26 * s, y - 78 * s);
        frame.lineTo(x - 4 * s, y + 4 * s);
        frame.moveTo(x + 66 * s, y);
        frame.lineTo(x + 44 * s, y - 90 * s);
        frame.lineTo(x + 70 * s, y - 96 * s);
        p.draw(frame, 6 * s, shirt);
        int skin = p.pick(0xc99468, 0x8a5a3a, 0xe0b48a);
        p.draw(new java.awt.geom.Line2D.Double(x - 22 * s, y - 100 * s, x + 22 * s, y - 50 * s), 21 * s, 0x14181c, 1);
        p.draw(new java.awt.geom.Line2D.Double(x + 22 * s, y - 50 * s, x + 4 * s, y + 14 * s), 14 * s, skin, 1);
        Path2D back = new Path2D.Double();
        back.moveTo(x - 36 * s, y - 92 * s);
        back.curveTo(x - 30 * s, y - 160 * s, x + 20 * s, y - 180 * s, x + 54 * s, y - 160 * s);
        back.lineTo(x + 40 * s, y - 128 * s);
        back.quadTo(x, y - 122 * s, x - 10 * s, y - 86 * s);
        back.closePath();
        p.fill(back, shirt);
        p.draw(new java.awt.geom.Line2D.Double(x + 42 * s, y - 148 * s, x + 66 * s, y - 98 * s), 12 * s, skin, 1);
        p.fill(Print.disc(x + 74 * s, y - 174 * s, 19 * s), skin);
        p.fill(new Arc2D.Double(x + 50 * s, y - 202 * s, 50 * s, 46 * s, -10, 200, Arc2D.CHORD), Print.mix(shirt, 0x14181c, 0.5));
        p.g.setTransform(was);
    }
}
