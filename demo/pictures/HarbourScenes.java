import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/** Quays, ships, water. */
final class HarbourScenes {
    private HarbourScenes() {}

    static void crane(Print p, double x, double base, double s, int ink) {
        double leg = 9 * s;
        p.line(x, base, x + 14 * s, base - 250 * s, leg, ink);
        p.line(x + 150 * s, base, x + 136 * s, base - 250 * s, leg, ink);
        p.line(x + 5 * s, base - 95 * s, x + 145 * s, base - 95 * s, leg * 0.9, ink);
        p.line(x + 8 * s, base - 95 * s, x + 138 * s, base - 250 * s, leg * 0.45, ink);
        p.line(x - 260 * s, base - 262 * s, x + 240 * s, base - 262 * s, leg * 1.5, ink);
        p.line(x + 60 * s, base - 262 * s, x + 76 * s, base - 380 * s, leg * 0.8, ink);
        p.line(x + 110 * s, base - 262 * s, x + 76 * s, base - 380 * s, leg * 0.8, ink);
        p.line(x + 76 * s, base - 376 * s, x - 120 * s, base - 264 * s, leg * 0.35, ink);
        p.line(x + 76 * s, base - 376 * s, x - 245 * s, base - 264 * s, leg * 0.35, ink);
        p.line(x + 76 * s, base - 376 * s, x + 225 * s, base - 264 * s, leg * 0.35, ink);
        p.fill(Print.rect(x + 165 * s, base - 300 * s, 52 * s, 38 * s), ink);
        p.fill(Print.rect(x - 90 * s, base - 256 * s, 26 * s, 26 * s), ink);
        p.line(x - 84 * s, base - 240 * s, x - 84 * s, base - 180 * s, leg * 0.25, ink);
        p.line(x - 70 * s, base - 240 * s, x - 70 * s, base - 180 * s, leg * 0.25, ink);
        p.fill(Print.rect(x - 100 * s, base - 182 * s, 46 * s, 18 * s), ink);
    }

    static void containers(Print p, double x, double base, int columns, int maxHigh, double cw, double ch, int... inks) {
        for (int c = 0; c < columns; c++) {
            int high = 1 + p.random.nextInt(maxHigh);
            for (int r = 0; r < high; r++) {
                int ink = p.pick(inks);
                Shape box = Print.rect(x + c * cw, base - (r + 1) * ch, cw - 2.5, ch - 2.5);
                p.fill(box, ink);
                p.hatch(box, cw / 9, Math.PI / 2, 0.9, Print.mix(ink, Print.INK, 0.6), 0.5);
            }
        }
    }

    static void sun(Print p, double x, double y, double r, int ink) {
        p.glow(x, y, r * 5, ink, 0.75);
        p.fill(p.cut(Print.disc(x, y, r), 1.5), Print.mix(ink, 0xffffff, 0.35));
        for (int i = 1; i < 9; i++) {
            double radius = r + i * (13 + i * 5.0);
            for (int k = 0; k < 26 + i * 4; k++) {
                double a = p.rnd(0, Math.PI * 2);
                double span = p.rnd(3, 11);
                p.draw(new Arc2D.Double(x - radius, y - radius, 2 * radius, 2 * radius, Math.toDegrees(a), span, Arc2D.OPEN),
                        p.rnd(1, 3.6), Print.mix(ink, 0xffffff, 0.4), 0.42 - i * 0.035);
            }
        }
    }

    static void harbourDawn(Print p) {
        double hz = 690;
        p.sky(hz, 170, 0x1f4a5c, 0x4f7d83, 0xc99a7c, 0xf0a868, 0xf8d79a);
        sun(p, 1010, 585, 62, 0xffd071);
        p.fill(p.cut(clipTo(p, p.ridge(hz, 130, 3, 2), hz), 1), 0x8c7b78);
        p.fill(p.cut(clipTo(p, p.ridge(hz, 66, 5, 2), hz), 1), 0x5d6a70);
        containers(p, 60, hz, 13, 4, 44, 21, 0x28424d, 0x7a3b32, 0x34545a, 0x9c5a3c);
        containers(p, 1240, hz, 8, 5, 44, 21, 0x28424d, 0x7a3b32, 0x34545a, 0x9c5a3c);
        crane(p, 330, hz, 1.05, 0x14303c);
        crane(p, 610, hz, 0.95, 0x14303c);
        crane(p, 860, hz, 0.8, 0x1d3c47);
        crane(p, 1400, hz, 1.25, 0x10252f);
        p.mirror(hz, 0x1b4250, 0.25, 1.15);
        p.gouge(Print.rect(0, hz + 6, p.w, p.h - hz), 260, 0x0f2a36, 0.55, 40, 320, 5, 0);
        p.gouge(Print.rect(760, hz + 4, 520, p.h - hz), 120, 0xffdf9c, 0.75, 20, 170, 4, 0);
        p.gouge(Print.rect(0, hz, p.w, 14), 60, 0x0c202a, 0.9, 100, 400, 4, 0);
        tug(p, 900, 880, 1.3, 0x0b1a22, 0xd65a31);
        p.fill(p.cut(Print.poly(0, 1010, 620, 960, 660, 985, 660, p.h, 0, p.h), 3), 0x0a171e);
        p.fill(Print.poly(455, 975, 462, 920, 448, 905, 448, 896, 512, 896, 512, 905, 498, 920, 505, 975), 0x0a171e);
        p.gulls(360, 250, 220, 7, 0xf6ead2);
        p.gulls(1200, 330, 140, 4, 0x14303c);
    }

    static Shape clipTo(Print p, Shape s, double hz) {
        return Print.both(s, Print.rect(0, 0, p.w, hz));
    }

    static void tug(Print p, double x, double y, double s, int dark, int accent) {
        Path2D hull = new Path2D.Double();
        hull.moveTo(x - 130 * s, y - 34 * s);
        hull.quadTo(x - 110 * s, y + 6 * s, x - 90 * s, y + 10 * s);
        hull.lineTo(x + 110 * s, y + 10 * s);
        hull.quadTo(x + 135 * s, y - 14 * s, x + 146 * s, y - 48 * s);
        hull.quadTo(x + 40 * s, y - 18 * s, x - 130 * s, y - 34 * s);
        p.fill(hull, dark);
        p.fill(Print.rect(x - 40 * s, y - 78 * s, 100 * s, 52 * s), Print.mix(dark, accent, 0.12));
        p.fill(Print.rect(x - 10 * s, y - 112 * s, 62 * s, 38 * s), dark);
        for (int i = 0; i < 3; i++) {
            p.fill(Print.rect(x - 3 * s + i * 18 * s, y - 104 * s, 12 * s, 16 * s), 0xf7d999);
        }
        p.fill(Print.rect(x - 34 * s, y - 122 * s, 22 * s, 50 * s), accent);
        p.fill(Print.rect(x - 34 * s, y - 122 * s, 22 * s, 9 * s), dark);
        p.line(x + 26 * s, y - 110 * s, x + 26 * s, y - 160 * s, 3 * s, dark);
        p.gouge(Print.rect(x - 170 * s, y + 4 * s, 340 * s, 16 * s), 26, 0xf6ead2, 0.8, 20, 110, 3, 0);
    }

    static void containerShip(Print p) {
        double hz = 520;
        p.sky(hz, 150, 0x8fb3b5, 0xb9cbbf, 0xe6dcc0, 0xf2dfb6);
        p.fill(clipTo(p, p.ridge(hz, 60, 2, 2), hz), 0x9fb4ae);
        p.fade(Print.rect(0, hz, p.w, p.h), hz, p.h, 0x5f9193, 0x2b6470, 0x123945);
        double deck = 560;
        int[] inks = {0xc8452e, 0xe08a2e, 0x2f6c74, 0x1d4653, 0xe9d6ac, 0x8c2f26};
        for (int c = 0; c < 19; c++) {
            double x = 320 + c * 56;
            int high = (int) (5 + 2.2 * Math.sin(c * 0.7) + p.rnd(0, 2));
            for (int r = 0; r < high; r++) {
                int ink = p.pick(inks);
                Shape box = Print.rect(x, deck - 8 - (r + 1) * 31, 53, 29);
                p.fill(box, ink);
                p.hatch(box, 7, Math.PI / 2, 1.1, Print.INK, 0.28);
            }
        }
        p.fill(Print.rect(196, 296, 92, 270), 0xf1e6cd);
        p.windows(200, 320, 84, 180, 4, 7, 0x1d4653, 0x2f6c74, 0.5);
        p.fill(Print.rect(176, 276, 134, 34), 0xf1e6cd);
        p.fill(Print.rect(184, 284, 118, 14), 0x14303c);
        p.fill(Print.rect(130, 330, 52, 230), 0xc8452e);
        p.fill(Print.rect(130, 330, 52, 40), 0x14202a);
        p.line(240, 276, 240, 190, 6, 0x14303c);
        p.line(214, 222, 266, 222, 4, 0x14303c);
        Path2D hull = new Path2D.Double();
        hull.moveTo(84, deck - 18);
        hull.lineTo(1392, deck - 8);
        hull.lineTo(1500, deck - 58);
        hull.quadTo(1456, 660, 1420, 760);
        hull.lineTo(130, 760);
        hull.quadTo(84, 680, 84, deck - 18);
        p.fill(p.cut(hull, 1), 0x14303c);
        p.hatch(hull, 26, 0, 1.4, 0x39616b, 0.6);
        Shape belt = Print.both(hull, Print.rect(0, 706, p.w, 60));
        p.fill(belt, 0xa93a28);
        p.gouge(belt, 60, 0x6e2219, 0.7, 60, 240, 4, 0);
        for (int row = 0; row < 15; row++) {
            double y = 742 + row * row * 1.75;
            p.gouge(Print.rect(-50, y, p.w + 100, 10 + row * 3), 44, row % 2 == 0 ? 0x0d2d38 : 0x89b3ae, 0.8, 60 + row * 8, 200 + row * 26, 3 + row * 0.7, 0);
        }
        for (int i = 0; i < 90; i++) {
            double t = p.random.nextDouble();
            p.fill(Print.lens(1330 - t * 1240 + p.rnd(-20, 120), 752 + p.rnd(-6, 26), p.rnd(40, 150), p.rnd(2, 7), p.rnd(-0.05, 0.05)), 0xf4ecdc, 0.85);
        }
        p.gulls(1250, 190, 200, 8, 0xfdf8ec);
        p.gulls(700, 130, 160, 3, 0x1d4653);
    }

    static void ferryWake(Print p) {
        p.sheet(0x1c6f78, 0x17616d, 0x0f4452);
        p.gouge(Print.rect(0, 0, p.w, p.h), 900, 0x0c3947, 0.5, 40, 220, 5, 0.12);
        p.gouge(Print.rect(0, 0, p.w, p.h), 500, 0x4d9c9b, 0.5, 30, 160, 4, 0.12);
        double bx = 1080;
        double by = 380;
        double ang = Math.atan2(by - 1067, bx - 60);
        for (int side = -1; side <= 1; side += 2) {
            for (int i = 0; i < 420; i++) {
                double t = Math.pow(p.random.nextDouble(), 0.8) * 1300;
                double off = side * (18 + t * 0.22 + p.rnd(-1, 1) * (8 + t * 0.035));
                double x = bx - Math.cos(ang) * t - Math.sin(ang) * off;
                double y = by - Math.sin(ang) * t + Math.cos(ang) * off;
                p.fill(Print.lens(x, y, p.rnd(30, 90), p.rnd(2, 6), ang - side * 0.5), Print.PAPER, 0.85 - t / 2200);
            }
        }
        for (int i = 0; i < 520; i++) {
            double t = Math.pow(p.random.nextDouble(), 1.1) * 1400;
            double off = p.rnd(-1, 1) * (30 + t * 0.05);
            double x = bx - Math.cos(ang) * t - Math.sin(ang) * off;
            double y = by - Math.sin(ang) * t + Math.cos(ang) * off;
            p.fill(Print.lens(x - 30, y, p.rnd(30, 120), p.rnd(2, 8), ang + p.rnd(-0.1, 0.1)), 0xe6f0e6, 0.75 - t / 2600);
        }
        Path2D hull = new Path2D.Double();
        hull.moveTo(bx - 150, by - 52);
        hull.lineTo(bx + 90, by - 54);
        hull.quadTo(bx + 190, by - 40, bx + 230, by);
        hull.quadTo(bx + 190, by + 40, bx + 90, by + 54);
        hull.lineTo(bx - 150, by + 52);
        hull.quadTo(bx - 166, by, bx - 150, by - 52);
        Shape shadow = Print.turned(hull, ang, bx, by);
        p.g.translate(16, 26);
        p.fill(shadow, 0x072a34, 0.6);
        p.g.translate(-16, -26);
        var was = p.g.getTransform();
        p.g.rotate(ang, bx, by);
        p.fill(hull, 0xf4ecdc);
        p.draw(hull, 5, 0xc8452e);
        p.fill(Print.rect(bx - 130, by - 36, 230, 72), 0xdfe6dc);
        p.fill(Print.rect(bx - 110, by - 36, 60, 72), 0xc8452e);
        p.fill(Print.disc(bx - 80, by, 20), 0x14303c);
        p.hatch(Print.rect(bx - 40, by - 34, 120, 68), 12, Math.PI / 2, 2, 0x14303c, 0.5);
        p.fill(new RoundRectangle2D.Double(bx + 92, by - 44, 34, 88, 14, 14), 0x14303c);
        for (int i = 0; i < 6; i++) {
            p.fill(Print.rect(bx - 120 + i * 34, by - 48, 20, 7), 0xe08a2e);
            p.fill(Print.rect(bx - 120 + i * 34, by + 41, 20, 7), 0xe08a2e);
        }
        p.g.setTransform(was);
        p.gulls(760, 330, 170, 5, 0xfdf8ec);
    }

    static void floodBarrier(Print p) {
        double hz = 600;
        p.sky(hz, 260, 0x27343d, 0x44545b, 0x6f7d7c, 0xa9ab9b, 0xd9cba4);
        for (int i = 0; i < 70; i++) {
            p.fill(Print.lens(p.rnd(-300, p.w), p.rnd(10, 330), p.rnd(200, 700), p.rnd(8, 34), p.rnd(-0.06, 0.02)), p.pick(0x222e37, 0x35444c, 0x596a6e), 0.45);
        }
        p.fill(clipTo(p, p.ridge(hz, 60, 4, 2), hz), 0x5e6a69);
        double[] scale = {1.0, 0.8, 0.64, 0.51, 0.41};
        double x = 140;
        p.fade(Print.rect(0, hz, p.w, p.h), hz, p.h, 0x73837f, 0x35525a, 0x162c36);
        for (int row = 0; row < 16; row++) {
            double y = hz + 6 + row * row * 1.9;
            p.gouge(Print.rect(0, y, p.w, 12 + row * 2.6), 40, row % 2 == 0 ? 0x152a34 : 0xb8c0ae, 0.65, 40 + row * 10, 150 + row * 30, 2 + row * 0.8, -0.01);
        }
        for (int i = scale.length - 1; i >= 0; i--) {
            double s = scale[i];
            double gx = 150 + (1 - Math.pow(0.74, i)) * 1750;
            gate(p, gx, hz + 190 * s * s, s);
        }
        for (int i = 0; i < 120; i++) {
            p.fill(Print.lens(p.rnd(60, 420), 800 + p.rnd(-14, 40), p.rnd(40, 160), p.rnd(3, 9), p.rnd(-0.1, 0.1)), Print.PAPER, 0.7);
        }
        p.rain(260, 1.9, 0xe8e2cf, 0.32);
    }

    private static void gate(Print p, double x, double base, double s) {
        Shape pier = Print.poly(x - 92 * s, base, x - 78 * s, base - 190 * s, x + 78 * s, base - 190 * s, x + 92 * s, base);
        p.fill(Print.rect(x + 80 * s, base - 120 * s, 320 * s, 70 * s), 0x1c3742);
        p.hatch(Print.rect(x + 80 * s, base - 120 * s, 320 * s, 70 * s), 20 * s, Math.PI / 2, 1.6, 0x6d8a8a, 0.7);
        p.fill(Print.rect(x + 80 * s, base - 134 * s, 320 * s, 15 * s), 0xd9892f);
        p.fill(pier, 0xb9b49f);
        p.gouge(pier, 50, 0x6e7570, 0.6, 20 * s, 90 * s, 4 * s, 1.5);
        p.fill(Print.poly(x + 30 * s, base, x + 30 * s, base - 190 * s, x + 78 * s, base - 190 * s, x + 92 * s, base), 0x53605f);
        Path2D hood = new Path2D.Double();
        hood.moveTo(x - 100 * s, base - 186 * s);
        hood.quadTo(x - 96 * s, base - 380 * s, x + 20 * s, base - 420 * s);
        hood.quadTo(x + 104 * s, base - 330 * s, x + 100 * s, base - 186 * s);
        hood.closePath();
        p.fill(hood, 0xe5e2d0);
        Shape shade = Print.both(hood, Print.poly(x + 20 * s, base - 430 * s, x + 120 * s, base - 430 * s, x + 120 * s, base - 180 * s, x + 44 * s, base - 180 * s));
        p.fill(shade, 0x8d9a98);
        for (int i = 1; i < 7; i++) {
            Path2D rib = new Path2D.Double();
            rib.moveTo(x + (-100 + i * 20) * s, base - 188 * s);
            rib.quadTo(x + (-92 + i * 19) * s, base - 350 * s, x + 20 * s, base - 418 * s);
            p.draw(rib, 2.2 * s, 0x35525a, 0.7);
        }
        p.fill(Print.rect(x - 104 * s, base - 200 * s, 208 * s, 16 * s), 0x1c3742);
        p.fill(Print.disc(x + 20 * s, base - 430 * s, 9 * s), 0xd24a2d);
        p.glow(x + 20 * s, base - 430 * s, 54 * s, 0xf2734c, 0.7);
    }

    static void lighthouse(Print p) {
        double hz = 760;
        p.sky(hz, 150, 0x0e1d33, 0x1c3557, 0x3b5a7a, 0x8a8ea0, 0xd9a98c);
        for (int i = 0; i < 120; i++) {
            p.fill(Print.disc(p.rnd(0, p.w), p.rnd(0, 420), p.rnd(0.7, 2.3)), Print.PAPER, 0.8);
        }
        double lx = 1060;
        double ly = 258;
        for (int i = 0; i < 7; i++) {
            double spread = 0.07 - i * 0.008;
            for (double a : new double[] {Math.PI + 0.1, -0.16}) {
                double r = 1700;
                p.fill(Print.poly(lx, ly, lx + Math.cos(a - spread) * r, ly + Math.sin(a - spread) * r, lx + Math.cos(a + spread) * r,
                        ly + Math.sin(a + spread) * r), 0xffe3a0, 0.09);
            }
        }
        p.glow(lx, ly, 330, 0xffe3a0, 0.9);
        p.fade(Print.rect(0, hz, p.w, p.h), hz, p.h, 0x5d6b86, 0x1f3a5a, 0x0b1a30);
        for (int row = 0; row < 12; row++) {
            p.gouge(Print.rect(0, hz + row * row * 2.2, p.w, 16 + row * 3), 50, row % 2 == 0 ? 0x0b1a30 : 0xa8abb5, 0.55, 50, 160 + row * 24, 3 + row * 0.6, 0);
        }
        p.gouge(Print.rect(0, hz, 900, 200), 70, 0xffe3a0, 0.5, 40, 200, 3, 0);
        Path2D rock = new Path2D.Double();
        rock.moveTo(640, 1067);
        double[] px = {690, 760, 800, 880, 930, 1010, 1140, 1210, 1280, 1380, 1450, 1600, 1600};
        double[] py = {930, 905, 850, 838, 790, 772, 770, 800, 806, 862, 880, 900, 1067};
        for (int i = 0; i < px.length; i++) {
            rock.lineTo(px[i], py[i]);
        }
        rock.closePath();
        Shape r = p.cut(rock, 7);
        p.fill(r, 0x0a1424);
        p.gouge(r, 190, 0x53617a, 0.75, 20, 110, 5, 0.9);
        p.gouge(Print.both(r, Print.rect(640, 760, 420, 200)), 60, 0xd9a98c, 0.55, 14, 70, 4, 0.6);
        Shape tower = Print.poly(lx - 78, 782, lx - 48, 320, lx + 48, 320, lx + 78, 782);
        p.fill(tower, 0xf1e6cd);
        for (int i = 0; i < 3; i++) {
            double y = 372 + i * 140;
            p.fill(Print.both(tower, Print.rect(lx - 100, y, 200, 70)), 0xc23b2b);
        }
        Shape shade = Print.both(tower, Print.poly(lx + 8, 300, lx + 100, 300, lx + 100, 800, lx + 14, 800));
        p.fill(shade, 0x0e1d33, 0.55);
        p.hatch(shade, 15, 0, 2, 0x0a1424, 0.6);
        p.fill(Print.rect(lx - 66, 306, 132, 16), 0x0a1424);
        p.fill(Print.rect(lx - 36, 222, 72, 86), 0xffe9b5);
        p.draw(Print.rect(lx - 36, 222, 72, 86), 5, 0x0a1424);
        p.line(lx, 222, lx, 308, 4, 0x0a1424);
        p.fill(Print.poly(lx - 48, 224, lx, 172, lx + 48, 224), 0xc23b2b);
        p.line(lx, 174, lx, 140, 4, 0x0a1424);
        for (int i = 0; i < 3; i++) {
            p.fill(Print.rect(lx - 34 + i * 3, 450 + i * 110, 15, 28), 0x0a1424);
        }
        p.fill(Print.rect(1180, 738, 150, 70), 0xe5d8bc);
        p.fill(Print.poly(1166, 740, 1256, 694, 1346, 740), 0x7d2a22);
        p.fill(Print.rect(1206, 758, 22, 26), 0xffd98a);
        p.fill(Print.rect(1268, 758, 22, 26), 0xffd98a);
        for (int i = 0; i < 130; i++) {
            p.fill(Print.lens(p.rnd(600, 900), 925 + p.rnd(-30, 80), p.rnd(20, 110), p.rnd(2, 8), p.rnd(-0.4, 0.1)), Print.PAPER, 0.7);
        }
    }

    static void bridgeNight(Print p) {
        double hz = 660;
        p.sky(hz, 110, 0x0a1528, 0x132544, 0x2a3d66, 0x6a4f74, 0xb86f66);
        p.glow(1260, 190, 160, 0xf5e2b8, 0.35);
        p.fill(Print.disc(1260, 190, 46), 0xf7ead0);
        for (int i = 0; i < 34; i++) {
            double bw = p.rnd(36, 84);
            double bh = p.rnd(50, 190);
            double x = i * 49 - 20;
            p.fill(Print.rect(x, hz - bh, bw, bh), p.pick(0x1b2340, 0x232b4a, 0x161d36));
            p.windows(x + 4, hz - bh + 8, bw - 8, bh - 16, (int) (bw / 14), (int) (bh / 17), 0xf6c469, 0x2c3454, 0.32);
        }
        int steel = 0x080f1c;
        double deck = hz - 96;
        double[] tx = {430, 1170};
        for (double x : tx) {
            p.fill(Print.poly(x - 30, hz + 10, x - 20, 180, x - 4, 180, x - 8, hz + 10), steel);
            p.fill(Print.poly(x + 30, hz + 10, x + 20, 180, x + 4, 180, x + 8, hz + 10), steel);
            for (int i = 0; i < 4; i++) {
                p.fill(Print.rect(x - 26, 205 + i * 90, 52, 11), steel);
            }
            p.fill(Print.disc(x, 174, 6), 0xff6a4a);
            p.glow(x, 174, 40, 0xff6a4a, 0.8);
        }
        Path2D main = new Path2D.Double();
        main.moveTo(-120, deck - 30);
        main.quadTo(220, deck - 90, 430, 186);
        main.quadTo(800, deck + 320, 1170, 186);
        main.quadTo(1380, deck - 90, 1720, deck - 30);
        p.draw(main, 7, steel);
        for (double x = 440; x < 1170; x += 26) {
            double t = (x - 430) / 740;
            double y = (1 - t) * (1 - t) * 186 + 2 * t * (1 - t) * (deck + 320) + t * t * 186;
            p.line(x, Math.min(y, deck), x, deck, 2, steel);
            p.fill(Print.disc(x, Math.min(y, deck - 6), 3), 0xffdf9c);
        }
        for (double x = 0; x < 430; x += 26) {
            double t = x / 430;
            double y = deck - 40 - t * t * (deck - 230);
            p.line(x, y, x, deck, 2, steel);
            p.line(1600 - x, y, 1600 - x, deck, 2, steel);
        }
        p.fill(Print.rect(0, deck, p.w, 24), steel);
        for (int x = 20; x < p.w; x += 52) {
            p.fill(Print.disc(x, deck - 12, 4.5), 0xffe7ae);
            p.glow(x, deck - 12, 30, 0xffcf7a, 0.7);
        }
        p.mirror(hz, 0x0c1830, 0.22, 1.25);
        p.gouge(Print.rect(0, hz, p.w, p.h), 420, 0x070e1c, 0.6, 40, 280, 4.5, 0);
        p.gouge(Print.rect(0, hz + 20, p.w, p.h), 130, 0xf6b95f, 0.5, 16, 100, 3, 0);
        tug(p, 800, 900, 0.9, 0x060c16, 0xb24a38);
    }

    static void trawlers(Print p) {
        double hz = 560;
        p.sky(hz, 120, 0xc9d6cf, 0xe2ddc8, 0xf1e0bd);
        for (int i = 0; i < 19; i++) {
            double bw = p.rnd(74, 104);
            double bh = p.rnd(130, 260);
            double x = i * 86 - 10;
            int wall = p.pick(0xd9775a, 0xe5b567, 0x86a9a2, 0xefe0c0, 0xb8574a, 0x6f8f98);
            Shape house = Print.poly(x, hz, x, hz - bh, x + bw / 2, hz - bh - 44, x + bw, hz - bh, x + bw, hz);
            p.fill(p.cut(house, 1.2), wall);
            p.fill(Print.poly(x - 5, hz - bh + 4, x + bw / 2, hz - bh - 50, x + bw + 5, hz - bh + 4, x + bw / 2, hz - bh - 32), 0x39434a);
            p.windows(x + 8, hz - bh + 14, bw - 16, bh - 60, 2, Math.max(2, (int) (bh / 56)), 0x2b3a44, 0xf6ebd3, 0.75);
        }
        p.fill(Print.rect(0, hz - 16, p.w, 40), 0x5b5a55);
        p.hatch(Print.rect(0, hz - 16, p.w, 40), 34, Math.PI / 2, 2, 0x2f3234, 0.7);
        p.mirror(hz + 24, 0x35636b, 0.42, 1);
        p.gouge(Print.rect(0, hz + 26, p.w, p.h), 330, 0x17404b, 0.55, 40, 240, 5, 0);
        p.gouge(Print.rect(0, hz + 26, p.w, p.h), 120, 0xf1e0bd, 0.5, 30, 150, 4, 0);
        trawler(p, 380, 800, 1.35, 0x1d4e66, 0xf0e3c6);
        trawler(p, 1180, 760, 1.1, 0xb83a2a, 0xf0e3c6);
        trawler(p, 900, 960, 1.55, 0x21565a, 0xe7a33c);
        p.gulls(820, 240, 380, 10, 0xfefaf0);
    }

    static void trawler(Print p, double x, double y, double s, int hullInk, int cabin) {
        int dark = 0x15242c;
        p.fill(Print.oval(x, y + 18 * s, 190 * s, 18 * s), 0x0d2a34, 0.55);
        p.line(x - 70 * s, y - 40 * s, x - 70 * s, y - 260 * s, 7 * s, dark);
        p.line(x - 70 * s, y - 250 * s, x - 190 * s, y - 90 * s, 4 * s, dark);
        p.line(x - 70 * s, y - 250 * s, x + 170 * s, y - 74 * s, 2 * s, dark);
        p.line(x + 60 * s, y - 100 * s, x + 60 * s, y - 220 * s, 4 * s, dark);
        Path2D net = new Path2D.Double();
        net.moveTo(x - 176 * s, y - 108 * s);
        net.quadTo(x - 150 * s, y - 30 * s, x - 100 * s, y - 50 * s);
        net.lineTo(x - 86 * s, y - 200 * s);
        net.closePath();
        p.hatch(net, 9 * s, 0.8, 1.4, 0xd98f3a, 0.9);
        p.hatch(net, 9 * s, -0.8, 1.4, 0xd98f3a, 0.9);
        p.fill(Print.rect(x + 6 * s, y - 120 * s, 96 * s, 90 * s), cabin);
        p.fill(Print.rect(x - 2 * s, y - 130 * s, 112 * s, 14 * s), dark);
        for (int i = 0; i < 3; i++) {
            p.fill(Print.rect(x + (14 + i * 29) * s, y - 108 * s, 21 * s, 24 * s), 0x23424c);
        }
        Path2D hull = new Path2D.Double();
        hull.moveTo(x - 190 * s, y - 66 * s);
        hull.quadTo(x - 20 * s, y - 20 * s, x + 200 * s, y - 96 * s);
        hull.quadTo(x + 168 * s, y - 10 * s, x + 130 * s, y + 24 * s);
        hull.lineTo(x - 160 * s, y + 24 * s);
        hull.quadTo(x - 186 * s, y - 16 * s, x - 190 * s, y - 66 * s);
        p.fill(hull, hullInk);
        p.hatch(hull, 15 * s, 0.0, 1.5, Print.mix(hullInk, 0x000000, 0.5), 0.6);
        p.draw(hull, 3 * s, dark);
        Path2D rail = new Path2D.Double();
        rail.moveTo(x - 190 * s, y - 64 * s);
        rail.quadTo(x - 20 * s, y - 18 * s, x + 200 * s, y - 94 * s);
        p.draw(rail, 8 * s, 0xf4ecdc);
        for (int i = 0; i < 3; i++) {
            p.fill(Print.disc(x + (-100 + i * 70) * s, y - 14 * s, 13 * s), dark);
            p.fill(Print.disc(x + (-100 + i * 70) * s, y - 14 * s, 6 * s), hullInk);
        }
        p.gouge(Print.rect(x - 220 * s, y + 18 * s, 430 * s, 18 * s), 34, 0xf4ecdc, 0.75, 20, 120, 3.4, 0);
    }

    static void rowingEights(Print p) {
        p.sheet(0x2c7f7c, 0x1f6d72, 0x175a66);
        p.gouge(Print.rect(0, 0, p.w, p.h), 800, 0x124856, 0.5, 60, 260, 5, -0.32);
        p.gouge(Print.rect(0, 0, p.w, p.h), 420, 0x6bb3a5, 0.5, 40, 180, 4, -0.32);
        var was = p.g.getTransform();
        p.g.rotate(-0.32, 800, 533);
        for (int i = 0; i < 15; i++) {
            p.fill(Print.disc(-60 + i * 125, 505, 11), i % 3 == 0 ? 0xf4ecdc : 0xe5622f);
        }
        eight(p, 250, 215, 0xd9432f, 0xf6ead2);
        eight(p, 60, 800, 0x15324a, 0xf0b541);
        p.g.setTransform(was);
    }

    private static void eight(Print p, double x, double y, int hullInk, int shirt) {
        double length = 1180;
        for (int i = 0; i < 8; i++) {
            double sx = x + 230 + i * 96;
            double side = i % 2 == 0 ? 1 : -1;
            double bx = sx - 66;
            double by = y + side * 205;
            for (int k = 0; k < 16; k++) {
                p.fill(Print.lens(bx - 190 + p.rnd(-10, 120), by + p.rnd(-24, 24), p.rnd(20, 80), p.rnd(2, 5), p.rnd(-0.3, 0.3)), Print.PAPER, 0.6);
            }
            p.draw(new java.awt.geom.Line2D.Double(sx + 12, y - side * 16, bx, by), 5, 0xf0dfb8);
            p.fill(Print.turned(Print.rect(bx - 13, by - 34, 26, 68), side * 0.32, bx, by), shirt);
            p.draw(Print.turned(Print.rect(bx - 13, by - 34, 26, 68), side * 0.32, bx, by), 2.4, hullInk);
        }
        p.fill(Print.lens(x + 10, y + 20, length, 52, 0), 0x0c3440, 0.5);
        p.fill(Print.lens(x, y, length, 58, 0), hullInk);
        p.fill(Print.lens(x + 120, y, length - 260, 36, 0), 0xe9c98e);
        for (int i = 0; i < 9; i++) {
            double sx = x + 226 + i * 96 - (i == 8 ? 6 : 0);
            p.fill(Print.oval(sx, y, 19, 27), i == 8 ? 0xf4ecdc : shirt);
            p.draw(new java.awt.geom.Line2D.Double(sx, y - 18, sx + 22, y - 5), 8, 0xc98f68);
            p.draw(new java.awt.geom.Line2D.Double(sx, y + 18, sx + 22, y + 5), 8, 0xc98f68);
            p.fill(Print.disc(sx - 4, y, 12), p.pick(0x3a2418, 0x1c1410, 0x8a5a2e, 0x20303a));
        }
        for (int i = 0; i < 80; i++) {
            p.fill(Print.lens(x - p.rnd(0, 420), y + p.rnd(-20, 20), p.rnd(40, 150), p.rnd(1.5, 5), p.rnd(-0.06, 0.06)), Print.PAPER, 0.55);
        }
    }
}
