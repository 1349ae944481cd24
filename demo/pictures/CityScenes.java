import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/** Streets, façades, far places. */
final class CityScenes {
    private CityScenes() {}

    static void tramRain(Print p) {
        double hz = 720;
        p.sheet(0x26384a, 0x3e5866, 0x7c8f8c, 0x4a5d66, 0x1b2a38);
        for (int side = 0; side < 2; side++) {
            for (int i = 0; i < 5; i++) {
                double near = 1 - i * 0.17;
                double x0 = side == 0 ? -60 + i * 112 : p.w + 60 - i * 112;
                double width = 118;
                double top = 40 + i * 95;
                int wall = Print.mix(0x182635, 0x5f747a, i * 0.2);
                double x = side == 0 ? x0 : x0 - width;
                p.fill(p.cut(Print.rect(x, top, width + 4, hz - top + 40), 1), wall);
                p.windows(x + 10, top + 30, width - 20, hz - top - 150, 3, 7 - i, 0xf3bd62, Print.mix(wall, 0x000000, 0.35), 0.35);
                p.fill(Print.rect(x + 8, hz - 92, width - 16, 96), i % 2 == 0 ? 0xe8a64a : 0xcf5f3c, 0.85 * near);
            }
        }
        p.glow(800, 430, 460, 0xd8d8bd, 0.55);
        p.line(0, 150, p.w, 210, 2.5, 0x0d1822);
        p.line(0, 120, 800, 300, 2.5, 0x0d1822);
        p.line(p.w, 120, 800, 300, 2.5, 0x0d1822);
        double x = 620;
        double y = 330;
        double w = 360;
        double hgt = 440;
        p.line(740, y - 4, 800, y - 86, 6, 0x0d1822);
        p.line(860, y - 4, 800, y - 86, 6, 0x0d1822);
        p.line(730, y - 88, 870, y - 88, 7, 0x0d1822);
        p.fill(new RoundRectangle2D.Double(x, y, w, hgt, 70, 70), 0xd9432f);
        p.fill(Print.rect(x, y + 240, w, 150), 0xd9432f);
        p.fill(new RoundRectangle2D.Double(x + 8, y + 14, w - 16, 250, 56, 56), 0xf4ecdc);
        p.fill(new RoundRectangle2D.Double(x + 26, y + 74, w - 52, 176, 30, 30), 0x12212e);
        p.fade(new RoundRectangle2D.Double(x + 36, y + 84, w - 72, 156, 24, 24), y + 84, y + 240, 0xf8d68c, 0xd99a4c, 0x5c5648);
        p.fill(Print.rect(795, y + 84, 9, 160), 0x12212e);
        p.person(720, y + 262, 150, 0x1f2f3a);
        p.person(880, y + 256, 138, 0x33424a);
        p.fill(Print.rect(x + 26, y + 196, w - 52, 62), 0xd9432f);
        p.fill(new RoundRectangle2D.Double(x + 110, y + 28, 140, 34, 8, 8), 0x12212e);
        for (int i = 0; i < 24; i++) {
            p.fill(Print.disc(x + 122 + (i % 12) * 10.5, y + 39 + (i / 12) * 12, 3), 0xffb648);
        }
        p.fill(Print.rect(x, y + 262, w, 14), 0xf4ecdc);
        for (double lx : new double[] {x + 70, x + w - 70}) {
            p.fill(Print.disc(lx, y + 326, 30), 0x12212e);
            p.fill(Print.disc(lx, y + 326, 23), 0xfff3c9);
        }
        p.fill(Print.rect(x + 10, y + 400, w - 20, 44), 0x12212e);
        Shape road = Print.rect(0, hz + 46, p.w, p.h);
        p.mirror(hz + 50, 0x16222e, 0.34, 1.0);
        for (int side = -1; side <= 1; side += 2) {
            p.fill(Print.poly(800 + side * 150, hz + 46, 800 + side * 158, hz + 46, 800 + side * 360, p.h, 800 + side * 336, p.h), 0xc9d2cc, 0.75);
        }
        p.gouge(road, 300, 0x0d1822, 0.5, 40, 240, 4, 0);
        p.gouge(road, 80, 0xf6cf86, 0.5, 20, 120, 3, 0);
        p.glow(x + 70, y + 326, 170, 0xffe6a6, 0.85);
        p.glow(x + w - 70, y + 326, 170, 0xffe6a6, 0.85);
        p.person(300, 960, 330, 0x0b141c);
        Path2D brolly = new Path2D.Double();
        brolly.moveTo(150, 650);
        brolly.curveTo(170, 520, 430, 520, 450, 650);
        brolly.quadTo(412, 630, 375, 650);
        brolly.quadTo(338, 630, 300, 650);
        brolly.quadTo(262, 630, 225, 650);
        brolly.quadTo(188, 630, 150, 650);
        p.fill(brolly, 0xe0a43c);
        p.line(300, 540, 318, 780, 6, 0x0b141c);
        p.person(1330, 930, 290, 0x0b141c);
        p.person(1395, 920, 250, 0x13202b);
        p.rain(620, 1.75, 0xf0ead8, 0.4);
    }

    static void assembly(Print p) {
        p.sheet(0x3c1f24, 0x5b2a2b, 0x2a161b);
        double cx = 800;
        double cy = 250;
        p.fade(Print.rect(0, 0, p.w, 330), 0, 330, 0x1f1418, 0x6b4a34);
        for (int i = 0; i < 13; i++) {
            double x = -20 + i * 136;
            p.fill(Print.rect(x, 0, 46, 330), 0xd9b27a);
            p.hatch(Print.rect(x, 0, 46, 330), 9, Math.PI / 2, 1.6, 0x6b4a34, 0.8);
            p.fill(Print.rect(x - 12, 0, 70, 26), 0xe9cb97);
            Path2D arch = new Path2D.Double();
            arch.moveTo(x + 52, 330);
            arch.lineTo(x + 52, 120);
            arch.curveTo(x + 52, 50, x + 130, 50, x + 130, 120);
            arch.lineTo(x + 130, 330);
            arch.closePath();
            p.fade(arch, 40, 330, 0xf7dfa5, 0xc9823f);
        }
        p.glow(cx, 160, 620, 0xffdf9c, 0.45);
        for (int row = 11; row >= 0; row--) {
            double rx = 250 + row * 95;
            double ry = 90 + row * 68;
            Shape tier = Print.oval(cx, cy + 60, rx + 52, ry + 46);
            p.fill(Print.both(tier, Print.rect(0, 300, p.w, p.h)), row % 2 == 0 ? 0x7b2f2c : 0x6a2626);
            p.draw(Print.oval(cx, cy + 60, rx + 20, ry + 16), 5 + row * 0.7, 0xc98d4e, 0.9);
            int seats = 15 + row * 4;
            for (int s = 0; s <= seats; s++) {
                double a = Math.PI * (0.03 + 0.94 * s / seats);
                if (Math.abs(a - Math.PI / 2) < 0.035 || Math.abs(a - Math.PI * 0.26) < 0.03 || Math.abs(a - Math.PI * 0.74) < 0.03) {
                    continue;
                }
                double x = cx + Math.cos(a) * rx;
                double y = cy + 60 + Math.sin(a) * ry;
                if (y < 305 || x < -40 || x > p.w + 40 || y > p.h + 60) {
                    continue;
                }
                double r = 11 + row * 2.1;
                boolean taken = p.random.nextInt(5) > 0;
                p.fill(new RoundRectangle2D.Double(x - r * 1.05, y - r * 1.2, r * 2.1, r * 2, r, r), 0x35161a);
                if (taken) {
                    p.fill(Print.oval(x, y + r * 0.35, r * 0.95, r * 0.75), p.pick(0x1c2d3a, 0x27404a, 0x14202a, 0x7f8f8a, 0xd8c8a4, 0x33566a));
                    p.fill(Print.disc(x, y - r * 0.45, r * 0.52), p.pick(0x3b2418, 0x1a1210, 0xa77a55, 0xc9bfae, 0x6b4a34));
                }
            }
        }
        p.fill(Print.rect(0, 296, p.w, 12), 0x2a161b);
        p.fill(p.cut(Print.rect(590, 250, 420, 94), 1), 0x4a2620);
        p.fill(Print.rect(578, 240, 444, 18), 0xd9b27a);
        p.hatch(Print.rect(590, 258, 420, 86), 28, Math.PI / 2, 3, 0xc98d4e, 0.7);
        p.fill(Print.rect(740, 330, 120, 52), 0xc98d4e);
        for (int i = -1; i <= 1; i++) {
            p.fill(Print.oval(cx + i * 120, 226, 24, 30), 0x14202a);
            p.fill(Print.disc(cx + i * 120, 190, 16), 0xa77a55);
        }
        p.gouge(Print.rect(0, 310, p.w, p.h), 160, 0xf4c98a, 0.14, 60, 260, 4, 0.05);
    }

    static void skyline(Print p) {
        double hz = 560;
        p.sky(hz, 170, 0x233a5e, 0x4c6389, 0x9c8ba0, 0xe7a98a, 0xf7d7a2);
        HarbourScenes.sun(p, 420, 250, 50, 0xffc26f);
        p.fill(HarbourScenes.clipTo(p, p.ridge(hz, 170, 4, 2), hz), 0x8d89a0);
        for (int layer = 0; layer < 3; layer++) {
            int ink = new int[] {0x6a6f8c, 0x424f70, 0x1f2d4c}[layer];
            for (double x = -30; x < p.w; ) {
                double bw = p.rnd(36, 96);
                double bh = p.rnd(60, 210) * (0.7 + 0.3 * Math.sin(x / 290.0)) + (2 - layer) * 30;
                double top = hz - bh;
                p.fill(Print.rect(x, top, bw + 1, bh), ink);
                switch (p.random.nextInt(5)) {
                    case 0 -> p.fill(Print.poly(x, top, x + bw / 2, top - bw * 0.6, x + bw, top), ink);
                    case 1 -> p.fill(Print.rect(x + bw * 0.4, top - 40, 5, 42), ink);
                    case 2 -> p.fill(Print.disc(x + bw / 2, top, bw * 0.4), ink);
                    default -> { }
                }
                if (layer == 2) {
                    p.windows(x + 4, top + 10, bw - 8, bh - 20, (int) (bw / 13), (int) (bh / 17), 0xf8cf83, 0x2e3d5e, 0.3);
                }
                x += bw;
            }
        }
        HarbourScenes.crane(p, 1660, hz, 0.7, 0x15223e);
        HarbourScenes.crane(p, 1860, hz, 0.6, 0x15223e);
        p.fill(Print.poly(955, hz, 968, 210, 980, 150, 992, 210, 1005, hz), 0x15223e);
        p.mirror(hz, 0x26375a, 0.3, 1.5);
        p.gouge(Print.rect(0, hz, p.w, p.h), 260, 0x14203c, 0.5, 60, 300, 4, 0);
        p.gouge(Print.rect(250, hz, 340, p.h), 60, 0xffdd9c, 0.7, 20, 140, 3.5, 0);
        p.gulls(1300, 170, 260, 8, 0xf6ead2);
    }

    static void windFarm(Print p) {
        double hz = 700;
        p.sky(hz, 140, 0x6fa3ae, 0x9dc0b8, 0xd7dcc0, 0xf4dfae, 0xf2bd86);
        HarbourScenes.sun(p, 380, 610, 50, 0xffd98c);
        p.fade(Print.rect(0, hz, p.w, p.h), hz, p.h, 0x8fb0a6, 0x3f7b80, 0x184e5b);
        double[][] at = {{150, .34}, {330, .4}, {520, .36}, {690, .5}, {980, .42}, {1500, .4}, {860, .72}, {1260, .6}, {1120, 1.15}};
        for (double[] t : at) {
            turbine(p, t[0], hz + 20 + 130 * (t[1] - 0.3), t[1], Print.mix(0xe9e6d4, 0xfffaf0, t[1]));
        }
        for (int row = 0; row < 14; row++) {
            p.gouge(Print.rect(0, hz + 4 + row * row * 1.9, p.w, 12 + row * 3), 44, row % 2 == 0 ? 0x14424f : 0xd8dcc2, 0.55, 50, 140 + row * 26, 2.4 + row * 0.7, 0);
        }
        Path2D boat = Print.poly(330, 880, 530, 874, 506, 912, 356, 914);
        p.fill(boat, 0xc8452e);
        p.fill(Print.rect(380, 836, 66, 44), 0xf4ecdc);
        p.fill(Print.rect(388, 844, 50, 14), 0x14303c);
        p.line(456, 876, 456, 800, 4, 0x14303c);
        p.gouge(Print.rect(280, 902, 300, 20), 30, Print.PAPER, 0.8, 30, 110, 3, 0);
    }

    private static void turbine(Print p, double x, double base, double s, int ink) {
        double top = base - 560 * s;
        p.fill(Print.poly(x - 13 * s, base, x - 6 * s, top, x + 6 * s, top, x + 13 * s, base), ink);
        p.fill(Print.poly(x + 2 * s, base, x + 2 * s, top, x + 6 * s, top, x + 13 * s, base), Print.mix(ink, 0x4a6a72, 0.45));
        p.fill(Print.rect(x - 15 * s, base - 50 * s, 30 * s, 50 * s), 0xe0a43c);
        double a = p.rnd(0, 2);
        for (int i = 0; i < 3; i++) {
            Path2D blade = new Path2D.Double();
            blade.moveTo(x - 5 * s, top);
            blade.quadTo(x + 24 * s, top - 90 * s, x + 2 * s, top - 330 * s);
            blade.quadTo(x - 10 * s, top - 120 * s, x - 5 * s, top);
            p.fill(Print.turned(blade, a + i * Math.PI * 2 / 3, x, top), ink);
        }
        p.fill(Print.disc(x, top, 13 * s), 0x5d747a);
    }

    static void facades(Print p) {
        p.sheet(0xa9c3c2, 0xdcd9c2);
        int[] walls = {0xd98b62, 0xe9c88d, 0x8fa9a3, 0xc25b45, 0xf0e1c4, 0x6f8a94, 0xdba85e};
        double x = -20;
        int n = 0;
        while (x < p.w) {
            double bw = p.rnd(250, 330);
            int wall = walls[n++ % walls.length];
            double top = p.rnd(-40, 120);
            p.fill(Print.rect(x, top, bw, p.h), wall);
            p.hatch(Print.rect(x, top, bw, p.h), 13, 0, 1.2, Print.mix(wall, Print.INK, 0.6), 0.3);
            p.fill(Print.rect(x - 6, top - 14, bw + 12, 24), Print.mix(wall, Print.INK, 0.55));
            int cols = 3;
            double cw = bw / cols;
            for (int r = 0; r < 6; r++) {
                for (int c = 0; c < cols; c++) {
                    double wx = x + c * cw + cw * 0.24;
                    double wy = top + 56 + r * 188;
                    double ww = cw * 0.52;
                    boolean lit = p.random.nextInt(4) == 0;
                    p.fill(Print.rect(wx - 7, wy - 7, ww + 14, 124), 0xf6ecd6);
                    p.fill(Print.rect(wx, wy, ww, 110), lit ? 0xf6c873 : 0x2c4551);
                    if (!lit) {
                        p.fill(Print.poly(wx, wy + 110, wx + ww * 0.2, wy + 110, wx + ww, wy + 12, wx + ww, wy), 0x6e8f98, 0.5);
                    }
                    p.line(wx + ww / 2, wy, wx + ww / 2, wy + 110, 4, 0xf6ecd6);
                    p.line(wx, wy + 40, wx + ww, wy + 40, 4, 0xf6ecd6);
                    switch (p.random.nextInt(5)) {
                        case 0, 1 -> {
                            int green = p.pick(0x2f5f58, 0x1f4b5a, 0x7c2f2a);
                            for (double sx : new double[] {wx - 32, wx + ww + 8}) {
                                p.fill(Print.rect(sx, wy - 4, 24, 118), green);
                                p.hatch(Print.rect(sx, wy - 4, 24, 118), 8, 0, 1.6, Print.mix(green, 0, 0.5), 0.8);
                            }
                        }
                        case 2 -> {
                            p.fill(Print.rect(wx - 20, wy + 112, ww + 40, 9), Print.INK);
                            for (double k = wx - 18; k < wx + ww + 20; k += 9) {
                                p.line(k, wy + 70, k, wy + 114, 2, Print.INK);
                            }
                            p.line(wx - 20, wy + 70, wx + ww + 20, wy + 70, 3, Print.INK);
                            for (int k = 0; k < 8; k++) {
                                p.fill(Print.disc(wx + p.rnd(-10, ww + 10), wy + p.rnd(92, 110), p.rnd(5, 10)), p.pick(0x3f7a55, 0x2f5f48, 0xd2483a));
                            }
                        }
                        default -> { }
                    }
                }
            }
            p.fill(Print.rect(x + bw - 26, top, 26, p.h), Print.INK, 0.16);
            x += bw;
        }
        p.fill(Print.poly(0, 0, 640, 0, 0, 760), 0xffe9bd, 0.16);
        double y0 = 330;
        Path2D lineA = new Path2D.Double();
        lineA.moveTo(-20, y0);
        lineA.quadTo(800, y0 + 130, 1640, y0 - 30);
        p.draw(lineA, 3, Print.INK);
        for (int i = 0; i < 17; i++) {
            double t = 0.06 + i * 0.054;
            double lx = -20 * (1 - t) * (1 - t) + 2 * t * (1 - t) * 800 + t * t * 1640;
            double ly = y0 * (1 - t) * (1 - t) + 2 * t * (1 - t) * (y0 + 130) + t * t * (y0 - 30);
            int ink = p.pick(0xfaf4e4, 0xd2483a, 0x2b5a73, 0xf0b541, 0xfaf4e4);
            if (i % 3 == 0) {
                p.fill(p.cut(Print.poly(lx - 34, ly, lx + 30, ly, lx + 36, ly + 96, lx - 28, ly + 100), 2), ink);
            } else if (i % 3 == 1) {
                p.fill(Print.poly(lx - 34, ly, lx + 34, ly, lx + 44, ly + 26, lx + 26, ly + 34, lx + 24, ly + 84, lx - 24, ly + 84, lx - 26, ly + 34, lx - 44, ly + 26), ink);
            } else {
                p.fill(Print.poly(lx - 14, ly, lx + 10, ly, lx + 12, ly + 62, lx - 10, ly + 64), ink);
            }
        }
    }

    static void mountainPass(Print p) {
        p.sky(p.h, 130, 0x2f5f8c, 0x6f9cb8, 0xcfd8d2, 0xf2ddb9);
        int[] inks = {0x9db4c0, 0x7a97a8, 0x58788c, 0x35566c};
        for (int layer = 0; layer < 4; layer++) {
            Path2D range = new Path2D.Double();
            double base = 430 + layer * 130;
            range.moveTo(-10, p.h);
            double x = -60;
            boolean up = layer % 2 == 0;
            Area snow = new Area();
            while (x < p.w + 200) {
                double y = up ? base - p.rnd(150, 290) + layer * 26 : base + p.rnd(-20, 60);
                range.lineTo(x, y);
                if (up && layer < 3) {
                    snow.add(new Area(p.cut(Print.poly(x, y - 2, x - 90, y + 110, x - 40, y + 86, x - 8, y + 120, x + 34, y + 80, x + 90, y + 112), 5)));
                }
                x += p.rnd(120, 210);
                up = !up;
            }
            range.lineTo(p.w + 10, p.h);
            range.closePath();
            Shape cut = p.cut(range, 6);
            p.fill(cut, inks[layer]);
            p.fill(Print.both(cut, snow), 0xf7f1e4);
            p.gouge(cut, 200, Print.mix(inks[layer], 0x0f2534, 0.5), 0.5, 20, 130, 5, 0.9);
        }
        Shape slope = p.cut(Print.poly(0, 800, 420, 730, 760, 760, 1120, 700, 1600, 790, 1600, p.h, 0, p.h), 6);
        p.fill(slope, 0x2b4a3e);
        p.gouge(slope, 260, 0x5f8560, 0.6, 20, 130, 4, -0.1);
        Path2D road = new Path2D.Double();
        road.moveTo(560, p.h + 20);
        road.curveTo(300, 980, 1300, 960, 1180, 890);
        road.curveTo(1090, 840, 560, 880, 640, 820);
        road.curveTo(690, 790, 1010, 810, 980, 770);
        road.curveTo(960, 740, 850, 750, 830, 716);
        p.g.setStroke(new java.awt.BasicStroke(44, 1, 1));
        p.draw(road, 34, 0xe9dcc0);
        p.draw(road, 26, 0x8a8478);
        for (int i = 0; i < 60; i++) {
            double x = i % 2 == 0 ? p.rnd(-20, 460) : p.rnd(1260, 1620);
            double y = p.rnd(800, 1060);
            double s = 0.5 + (y - 760) / 260;
            for (int k = 0; k < 4; k++) {
                p.fill(Print.poly(x, y - (120 - k * 18) * s, x - (15 + k * 8) * s, y - (58 - k * 22) * s, x + (15 + k * 8) * s, y - (58 - k * 22) * s), k % 2 == 0 ? 0x14302a : 0x1d4036);
            }
        }
        p.fill(new RoundRectangle2D.Double(780, 872, 74, 34, 8, 8), 0xc8452e);
        p.fill(Print.rect(788, 878, 58, 12), 0xf6e6bd);
        p.fill(Print.disc(796, 908, 7), Print.INK);
        p.fill(Print.disc(840, 908, 7), Print.INK);
    }

    static void nassira(Print p) {
        double hz = 690;
        p.sky(hz, 120, 0xe28f52, 0xefb06a, 0xf6d08f, 0xfae5b8);
        p.fill(Print.disc(1120, 300, 105), 0xfff0c4);
        p.glow(1120, 300, 380, 0xfff0c4, 0.7);
        for (int layer = 0; layer < 3; layer++) {
            int ink = new int[] {0xd89a66, 0xb8704a, 0x7c4436}[layer];
            double low = hz + 4;
            for (double x = -20; x < p.w; ) {
                double bw = p.rnd(70, 150);
                double bh = p.rnd(70, 190) + (2 - layer) * 70;
                p.fill(Print.rect(x, low - bh, bw + 1, bh), ink);
                int kind = p.random.nextInt(5);
                if (kind == 0) {
                    p.fill(Print.disc(x + bw / 2, low - bh, bw * 0.36), ink);
                    p.line(x + bw / 2, low - bh - bw * 0.36, x + bw / 2, low - bh - bw * 0.6, 3, ink);
                } else if (kind == 1) {
                    double tx = x + bw / 2;
                    p.fill(Print.rect(tx - 15, low - bh - 150, 30, 160), ink);
                    p.fill(Print.rect(tx - 22, low - bh - 110, 44, 9), ink);
                    p.fill(Print.rect(tx - 22, low - bh - 154, 44, 9), ink);
                    p.fill(Print.disc(tx, low - bh - 160, 15), ink);
                    p.line(tx, low - bh - 170, tx, low - bh - 200, 3, ink);
                }
                for (double wx = x + 14; wx < x + bw - 20; wx += 32) {
                    for (double wy = low - bh + 24; wy < low - 40; wy += 46) {
                        if (p.random.nextInt(3) > 0) {
                            p.fill(new RoundRectangle2D.Double(wx, wy, 14, 25, 14, 14), layer == 2 ? 0xf6cd84 : Print.mix(ink, 0x4a2420, 0.55));
                        }
                    }
                }
                x += bw;
            }
        }
        p.fill(Print.rect(0, hz - 12, p.w, 18), 0x57302c);
        p.mirror(hz, 0x2c6a72, 0.45, 1.1);
        p.gouge(Print.rect(0, hz, p.w, p.h), 320, 0x1b4d58, 0.55, 40, 260, 5, 0);
        p.gouge(Print.rect(900, hz, 440, p.h), 120, 0xfff0c4, 0.65, 20, 150, 4, 0);
        dhow(p, 430, 900, 1.5);
        dhow(p, 900, 790, 0.75);
        dhow(p, 1390, 850, 1.05);
        p.gulls(600, 240, 260, 7, 0x57302c);
    }

    private static void dhow(Print p, double x, double y, double s) {
        Path2D hull = new Path2D.Double();
        hull.moveTo(x - 150 * s, y - 50 * s);
        hull.quadTo(x - 10 * s, y - 6 * s, x + 170 * s, y - 66 * s);
        hull.quadTo(x + 110 * s, y + 24 * s, x + 60 * s, y + 26 * s);
        hull.lineTo(x - 90 * s, y + 26 * s);
        hull.quadTo(x - 134 * s, y + 6 * s, x - 150 * s, y - 50 * s);
        Path2D sail = new Path2D.Double();
        sail.moveTo(x - 120 * s, y - 56 * s);
        sail.quadTo(x + 40 * s, y - 190 * s, x + 96 * s, y - 350 * s);
        sail.quadTo(x + 150 * s, y - 190 * s, x + 104 * s, y - 54 * s);
        sail.closePath();
        p.fill(sail, 0xfaf0d8);
        p.hatch(sail, 24 * s, 1.25, 2, 0xc9a06a, 0.8);
        p.line(x + 6 * s, y - 30 * s, x + 20 * s, y - 300 * s, 6 * s, 0x3a1d1a);
        p.line(x - 126 * s, y - 58 * s, x + 98 * s, y - 354 * s, 5 * s, 0x3a1d1a);
        p.fill(hull, 0x4a2420);
        p.hatch(hull, 12 * s, 0, 1.6, 0xb8704a, 0.5);
        p.gouge(Print.rect(x - 180 * s, y + 20 * s, 360 * s, 18 * s), 24, Print.PAPER, 0.7, 20, 100, 3, 0);
    }

    static void cityMap(Print p) {
        p.sheet(0xf1e6cd, 0xeadfc6);
        Path2D river = new Path2D.Double();
        river.moveTo(-100, 260);
        river.curveTo(260, 180, 380, 560, 680, 520);
        river.curveTo(960, 480, 980, 720, 1160, 760);
        int[] blocks = {0xd98b62, 0xc9b48a, 0x9fb3a5, 0xe0b564, 0xb9a58a, 0x7f9c9a, 0xcf6a4c};
        for (int gx = 0; gx < 27; gx++) {
            for (int gy = 0; gy < 18; gy++) {
                double x = gx * 62 + p.rnd(-6, 6);
                double y = gy * 62 + p.rnd(-6, 6);
                double tilt = 0.3 * Math.sin(gx * 0.18) + 0.2 * Math.cos(gy * 0.3);
                Shape b = Print.turned(Print.rect(x, y, p.rnd(38, 54), p.rnd(36, 52)), tilt, x + 25, y + 25);
                int ink = p.random.nextInt(12) == 0 ? 0x5f8f68 : p.pick(blocks);
                p.fill(p.cut(b, 1.5), ink, 0.85);
                if (p.random.nextInt(3) == 0) {
                    p.hatch(b, 8, p.rnd(0, 3), 1.3, Print.INK, 0.35);
                }
            }
        }
        p.draw(river, 120, 0xf1e6cd);
        p.draw(river, 98, 0x2b7080);
        Shape sea = p.cut(Print.poly(1090, 1100, 1060, 860, 1120, 700, 1210, 600, 1240, 420, 1350, 300, 1360, 120, 1460, -20, 1700, -20, 1700, 1100), 10);
        p.draw(sea, 24, 0xf1e6cd);
        p.fill(sea, 0x2b7080);
        p.gouge(sea, 190, 0x1a5060, 0.6, 30, 160, 4, 0);
        p.gouge(sea, 80, 0x8fc0b8, 0.6, 30, 120, 3, 0);
        for (int i = 1; i < 5; i++) {
            p.g.translate(i * 26, 0);
            p.draw(sea, 1.6, 0x8fc0b8, 0.5 - i * 0.09);
            p.g.translate(-i * 26, 0);
        }
        p.draw(river, 98, 0x2b7080);
        p.fill(Print.poly(1200, 620, 1400, 560, 1406, 578, 1206, 642), 0x4a4640);
        p.fill(Print.turned(Print.rect(630, 440, 26, 160), 0.1, 643, 520), 0x4a4640);
        p.fill(Print.turned(Print.rect(300, 280, 22, 170), -0.6, 311, 360), 0x4a4640);
        double[][] stops = {{60, 900}, {210, 820}, {350, 760}, {470, 650}, {643, 640}, {643, 420}, {760, 330}, {900, 300}, {1040, 360}, {1140, 470}};
        Path2D tram = new Path2D.Double();
        tram.moveTo(-20, 940);
        for (double[] s : stops) {
            tram.lineTo(s[0], s[1]);
        }
        tram.lineTo(1180, 560);
        p.draw(tram, 20, 0xf1e6cd);
        p.draw(tram, 12, 0xc8281e);
        for (double[] s : stops) {
            p.fill(Print.disc(s[0], s[1], 16), 0xc8281e);
            p.fill(Print.disc(s[0], s[1], 9), 0xfff8e8);
        }
        p.fill(p.cut(Print.oval(1480, 860, 70, 44), 7), 0xd9c48f);
        p.fill(Print.disc(1490, 850, 9), 0xc8281e);
    }

    static void museum(Print p) {
        p.sky(760, 110, 0x8fb7c4, 0xc4d3c4, 0xf2e2bd);
        p.fill(p.ridge(700, 150, 5, 2), 0xa9bfae);
        p.fill(p.ridge(800, 130, 7, 4), 0x6f8f78);
        p.gouge(Print.rect(0, 700, p.w, 300), 140, 0x4f7262, 0.5, 20, 110, 4, 0.2);
        int stone = 0xe8d5ac;
        int dark = 0x7b6140;
        p.fill(Print.rect(120, 430, 1360, 380), Print.mix(stone, dark, 0.18));
        p.windows(150, 470, 270, 300, 3, 2, 0xf6c873, 0x2c4551, 0.5);
        p.windows(1180, 470, 270, 300, 3, 2, 0xf6c873, 0x2c4551, 0.5);
        p.hatch(Print.rect(120, 430, 1360, 380), 46, 0, 1.4, dark, 0.4);
        p.fill(Print.poly(640, 250, 800, 70, 960, 250), 0x4f7f78);
        p.fill(Print.both(Print.oval(800, 260, 190, 190), Print.rect(0, 0, p.w, 260)), 0x5f958b);
        for (int i = -5; i <= 5; i++) {
            Path2D rib = new Path2D.Double();
            rib.moveTo(800, 70);
            rib.quadTo(800 + i * 38, 120, 800 + i * 38, 260);
            p.draw(rib, 2.5, 0x2c544e, 0.7);
        }
        p.fill(Print.rect(784, 30, 32, 50), 0xe0a43c);
        p.fill(Print.rect(430, 400, 740, 42), stone);
        p.fill(Print.poly(410, 400, 800, 240, 1190, 400), stone);
        p.fill(Print.poly(480, 386, 800, 262, 1120, 386), Print.mix(stone, dark, 0.35));
        p.fill(Print.disc(800, 342, 32), 0xe0a43c);
        p.gouge(Print.poly(480, 386, 800, 262, 1120, 386), 50, dark, 0.7, 20, 80, 4, 0.4);
        p.fade(Print.rect(440, 442, 720, 370), 442, 812, 0x3a2c22, 0xd08a3e);
        p.fill(Print.rect(730, 560, 140, 260), 0xffe0a0);
        p.glow(800, 690, 330, 0xffd98a, 0.8);
        for (int i = 0; i < 8; i++) {
            double x = 446 + i * 96;
            p.fill(Print.rect(x, 456, 42, 350), stone);
            p.fill(Print.rect(x + 26, 456, 16, 350), Print.mix(stone, dark, 0.5));
            p.hatch(Print.rect(x, 456, 42, 350), 8, Math.PI / 2, 1.2, dark, 0.55);
            p.fill(Print.rect(x - 9, 440, 60, 18), stone);
            p.fill(Print.rect(x - 9, 798, 60, 16), stone);
        }
        for (int i = 0; i < 8; i++) {
            Shape step = Print.rect(380 - i * 44, 812 + i * 22, 840 + i * 88, 23);
            p.fill(step, i % 2 == 0 ? 0xd9c298 : 0xc3aa7c);
        }
        p.fill(Print.rect(0, 986, p.w, 90), 0x6f6a5e);
        p.gouge(Print.rect(0, 986, p.w, 90), 80, 0x3f4246, 0.6, 40, 200, 4, 0);
        for (int i = 0; i < 26; i++) {
            double x = 470 + p.rnd(-230, 880);
            double y = p.rnd(850, 1010);
            p.person(x, y, 92 + (y - 850) * 0.25, p.pick(0x1c2d3a, 0x7c2f2a, 0x14202a, 0x2f5f58, 0x4a3a2c));
        }
        for (double x : new double[] {250, 1350}) {
            p.line(x, 430, x, 190, 6, Print.INK);
            Path2D flag = new Path2D.Double();
            flag.moveTo(x, 194);
            flag.curveTo(x + 50, 174, x + 90, 224, x + 150, 200);
            flag.lineTo(x + 150, 280);
            flag.curveTo(x + 90, 304, x + 50, 254, x, 276);
            flag.closePath();
            p.fill(flag, 0x1f6470);
            p.fill(Print.both(flag, Print.turned(Print.rect(x + 40, 206, 60, 60), 0.78, x + 72, 238)), 0xf4ecdc);
            p.fill(Print.both(flag, Print.disc(x + 72, 238, 17)), 0xc8452e);
        }
        p.gulls(1200, 130, 160, 5, 0x3a4a52);
    }

    static void picket(Print p) {
        p.sheet(0x0e1a2b, 0x1d3048, 0x4d4a56, 0x8a5a48);
        HarbourScenes.crane(p, 980, 760, 1.7, 0x0a1320);
        HarbourScenes.crane(p, 260, 760, 1.2, 0x122033);
        p.fill(Print.rect(0, 752, p.w, p.h), 0x0a121c);
        p.gouge(Print.rect(0, 756, p.w, 320), 190, 0x4a3a38, 0.6, 40, 220, 5, 0);
        p.glow(800, 800, 620, 0xff9a3c, 0.75);
        for (int i = 0; i < 22; i++) {
            double x = 60 + i * 70 + p.rnd(-20, 20);
            if (Math.abs(x - 800) < 110) {
                continue;
            }
            double tall = p.rnd(255, 320);
            double foot = 900 + p.rnd(-20, 60);
            boolean sign = p.random.nextInt(3) > 0;
            int ink = Print.mix(0x060b12, 0x3a2018, Math.max(0, 1 - Math.abs(x - 800) / 520) * 0.8);
            if (sign) {
                double top = foot - tall - p.rnd(110, 190);
                p.line(x + 30, foot - tall * 0.5, x + 34, top, 6, 0x2a1a14);
                p.fill(p.cut(Print.turned(Print.rect(x - 26, top - 64, 122, 92), p.rnd(-0.12, 0.12), x + 34, top), 2), p.pick(0xf0dfb8, 0xe5b567, 0xd9775a, 0xf0dfb8));
            }
            p.person(x, foot, tall, ink);
            double lit = x < 800 ? 1 : -1;
            p.fill(Print.lens(x + lit * tall * 0.11 - 4, foot - tall * 0.6, tall * 0.3, 5, Math.PI / 2), 0xff9a3c, 0.55);
        }
        for (int i = 0; i < 42; i++) {
            double x = 800 + p.rnd(-62, 62);
            double len = p.rnd(60, 210) * (1 - Math.abs(x - 800) / 90);
            p.fill(Print.lens(x - len / 2, 880 - len / 2, len, p.rnd(8, 20), Math.PI / 2 + p.rnd(-0.2, 0.2)), p.pick(0xff7a2c, 0xffc04a, 0xffe79a), 0.85);
        }
        Shape barrel = Print.poly(724, 870, 876, 870, 862, 1010, 738, 1010);
        p.fill(barrel, 0x1a0f0c);
        for (int i = 0; i < 14; i++) {
            p.fill(Print.oval(742 + (i % 7) * 19, 900 + (i / 7) * 46, 6, 12), 0xff8a34);
        }
        for (int i = 0; i < 90; i++) {
            p.fill(Print.disc(800 + p.random.nextGaussian() * 150, 760 - Math.abs(p.random.nextGaussian()) * 260, p.rnd(1, 3.2)), 0xffc870, 0.9);
        }
    }

    static void tunnelTrain(Print p) {
        p.sky(640, 120, 0x152238, 0x33436a, 0x8a6a86, 0xe39a7c);
        for (int i = 0; i < 90; i++) {
            p.fill(Print.disc(p.rnd(0, p.w), p.rnd(0, 260), p.rnd(0.7, 2)), Print.PAPER, 0.8);
        }
        p.fill(p.ridge(640, 240, 3, 3), 0x54506f);
        p.fill(p.ridge(700, 180, 4, 3), 0x38395a);
        p.fill(p.ridge(800, 130, 3, 3), 0x20274a);
        double y = 760;
        for (int i = 0; i < 8; i++) {
            double x = -60 + i * 230;
            Path2D arch = new Path2D.Double();
            arch.moveTo(x, p.h);
            arch.lineTo(x, y);
            arch.lineTo(x + 232, y);
            arch.lineTo(x + 232, p.h);
            arch.lineTo(x + 204, p.h);
            arch.lineTo(x + 204, y + 140);
            arch.curveTo(x + 204, y + 30, x + 28, y + 30, x + 28, y + 140);
            arch.lineTo(x + 28, p.h);
            arch.closePath();
            p.fill(arch, 0x5c4f66);
            p.hatch(arch, 26, 0, 2, 0x2a2440, 0.8);
            p.fill(Print.both(arch, Print.rect(x + 204, y, 14, p.h)), 0x2a2440, 0.7);
            p.glow(x + 116, y - 10, 150, 0xffd98a, 0.14);
        }
        p.fill(Print.rect(0, y - 8, p.w, 14), 0x0c1126);
        for (int c = 0; c < 5; c++) {
            double x = -120 + c * 300;
            p.fill(new RoundRectangle2D.Double(x, y - 104, 290, 90, 18, 18), c == 4 ? 0xb5342a : 0x8f2a2a);
            p.fill(Print.rect(x + 6, y - 34, 280, 8), 0xe9c98e);
            for (int k = 0; k < 7; k++) {
                p.fill(Print.rect(x + 18 + k * 38, y - 88, 26, 34), p.random.nextInt(6) == 0 ? 0x2a2038 : 0xffd98a);
            }
            for (int k = 0; k < 4; k++) {
                p.fill(Print.disc(x + 40 + k * 70, y - 12, 10), 0x0c1126);
            }
        }
        p.fill(Print.poly(1366, y - 104, 1400, y - 100, 1432, y - 40, 1432, y - 14, 1366, y - 14), 0xb5342a);
        p.fill(Print.poly(1392, y - 90, 1404, y - 86, 1424, y - 48, 1392, y - 48), 0xffe9b5);
        p.glow(1440, y - 26, 160, 0xffe9b5, 0.9);
        p.fill(Print.poly(1432, y - 34, 1700, y - 90, 1700, y + 10, 1432, y - 18), 0xffe9b5, 0.3);
    }

    static void fennside(Print p) {
        double hz = 740;
        p.sky(hz, 200, 0x2f3d46, 0x55646a, 0x8f9894, 0xc9bfa2);
        double x = -30;
        int[] walls = {0xb5654a, 0xd9b27a, 0x7f9a98, 0xc98d5e, 0xe0d2b0, 0x8c4a40, 0x6f8590};
        for (int n = 0; x < p.w; n++) {
            double bw = 228;
            int wall = walls[n % walls.length];
            double top = 250 + (n * 53 % 70);
            p.fill(p.cut(Print.poly(x, hz, x, top, x + bw / 2, top - 96, x + bw, top, x + bw, hz), 1.5), wall);
            Shape front = Print.rect(x, top, bw, hz - top);
            p.hatch(front, 15, 0, 1.5, Print.mix(wall, Print.INK, 0.6), 0.35);
            p.fill(Print.poly(x - 8, top + 6, x + bw / 2, top - 106, x + bw + 8, top + 6, x + bw / 2, top - 80), 0x2a2f36);
            p.fill(Print.rect(x + bw * 0.72, top - 120, 30, 84), Print.mix(wall, Print.INK, 0.55));
            for (int c = 0; c < 2; c++) {
                for (int r = 0; r < 2; r++) {
                    double wx = x + 34 + c * 98;
                    double wy = top + 34 + r * 130;
                    boolean lit = r == 0 && (n + c) % 3 != 1;
                    p.fill(Print.rect(wx - 6, wy - 6, 72, 92), 0xf4ecdc);
                    p.fill(Print.rect(wx, wy, 60, 80), lit ? 0xf8c96e : 0x27363f);
                    p.line(wx + 30, wy, wx + 30, wy + 80, 4, 0xf4ecdc);
                    p.line(wx, wy + 32, wx + 60, wy + 32, 4, 0xf4ecdc);
                    if (lit) {
                        p.glow(wx + 30, wy + 40, 90, 0xf8c96e, 0.5);
                        if ((n + c) % 2 == 0) {
                            p.fill(Print.oval(wx + 36, wy + 68, 15, 22), 0x3a2a22);
                            p.fill(Print.disc(wx + 36, wy + 42, 10), 0x3a2a22);
                        }
                    }
                }
            }
            p.fill(Print.rect(x + bw * 0.38, hz - 150, 56, 150), n % 2 == 0 ? 0x1f4b5a : 0x7c2f2a);
            p.fill(Print.rect(x, hz - 92, bw, 92), 0x4a3a28, 0.42);
            p.fill(Print.rect(x, hz - 96, bw, 6), 0x3a2a1a, 0.75);
            x += bw + 2;
        }
        p.mirror(hz, 0x3a4640, 0.35, 1.05);
        p.gouge(Print.rect(0, hz, p.w, p.h), 300, 0x222c2c, 0.55, 40, 260, 5, 0);
        p.gouge(Print.rect(0, hz, p.w, p.h), 110, 0xf0d9a4, 0.5, 30, 160, 3.4, 0);
        for (double px : new double[] {250, 1330}) {
            p.line(px, 980, px, 500, 11, 0x14202a);
            p.fill(Print.poly(px - 26, 500, px + 26, 500, px + 17, 440, px - 17, 440), 0xffe3a0);
            p.fill(Print.poly(px - 30, 440, px, 410, px + 30, 440), 0x14202a);
            p.glow(px, 470, 170, 0xffe3a0, 0.85);
        }
        Path2D punt = Print.poly(620, 880, 1010, 874, 968, 932, 664, 934);
        p.fill(punt, 0x1a2a32);
        p.fill(Print.poly(620, 880, 1010, 874, 1004, 888, 626, 894), 0xe0a43c);
        p.person(730, 905, 250, 0x7c2f2a);
        p.person(880, 905, 170, 0x2b5a73);
        p.fill(new RoundRectangle2D.Double(915, 842, 62, 44, 8, 8), 0x8a5a34);
        p.line(700, 760, 560, 1010, 8, 0x2a1a14);
        p.gouge(Print.rect(560, 922, 520, 22), 40, Print.PAPER, 0.75, 30, 140, 3.4, 0);
        p.rain(280, 1.8, 0xe8e2cf, 0.3);
    }
}
