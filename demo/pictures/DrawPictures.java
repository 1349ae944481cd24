import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Draws every picture of the demo edition.
 *
 * <p>{@code java demo/pictures/DrawPictures.java OUTDIR [name …]}
 */
public final class DrawPictures {
    record Plate(String name, int w, int h, Consumer<Print> scene) {}

    static final List<Plate> PLATES = new ArrayList<>();

    static void plate(String name, Consumer<Print> scene) {
        plate(name, 1600, 1067, scene);
    }

    static void plate(String name, int w, int h, Consumer<Print> scene) {
        PLATES.add(new Plate(name, w, h, scene));
    }

    static {
        plate("harbour-dawn", HarbourScenes::harbourDawn);
        plate("container-ship", HarbourScenes::containerShip);
        plate("ferry-wake", HarbourScenes::ferryWake);
        plate("flood-barrier", HarbourScenes::floodBarrier);
        plate("lighthouse", HarbourScenes::lighthouse);
        plate("bridge-night", HarbourScenes::bridgeNight);
        plate("trawlers", HarbourScenes::trawlers);
        plate("rowing-eights", HarbourScenes::rowingEights);
        plate("tram-rain", CityScenes::tramRain);
        plate("assembly-hall", CityScenes::assembly);
        plate("skyline-panorama", 2000, 800, CityScenes::skyline);
        plate("wind-farm", CityScenes::windFarm);
        plate("facades", CityScenes::facades);
        plate("mountain-pass", CityScenes::mountainPass);
        plate("port-nassira", CityScenes::nassira);
        plate("city-map", CityScenes::cityMap);
        plate("customs-house", CityScenes::museum);
        plate("picket", CityScenes::picket);
        plate("night-train", CityScenes::tunnelTrain);
        plate("fennside", CityScenes::fennside);
        plate("fish-market", RoomScenes::fishMarket);
        plate("bread-soup", RoomScenes::breadSoup);
        plate("orange-cake", RoomScenes::cake);
        plate("football-night", RoomScenes::football);
        plate("swimmers", RoomScenes::swimmers);
        plate("hill-climb", RoomScenes::peloton);
        plate("textile", 1050, 1050, RoomScenes::textile);
        plate("coats", RoomScenes::coats);
        plate("gallery-room", RoomScenes::gallery);
        plate("books", RoomScenes::books);
        plate("orchestra", RoomScenes::orchestra);
        plate("stage", RoomScenes::stage);
        plate("server-room", 1600, 900, RoomScenes::servers);
        plate("corridor", RoomScenes::corridor);
        plate("charts", RoomScenes::charts);
        plate("coins", RoomScenes::coins);
        plate("lattice", 1600, 900, RoomScenes::lattice);
        plate("lighthouse-stair", 1000, 1500, RoomScenes::spiral);
        plate("storm-wave", RoomScenes::storm);
        plate("ballot", RoomScenes::ballot);
        plate("shipyard", RoomScenes::shipyard);
        plate("columnist-mornay", 1200, 1200, p -> RoomScenes.face(p, 0x8c3a34, 0x241a20, 0xe8bd94, 0x1f3a4c, 0));
        plate("columnist-kilrush", 1200, 1200, p -> RoomScenes.face(p, 0x2b6a74, 0x8a8a86, 0xdca57c, 0x2a2430, 1));
        plate("columnist-vansitt", 1200, 1200, p -> RoomScenes.face(p, 0xe0a43c, 0x1a1418, 0x8f5a3a, 0x7c2f3a, 2));
        plate("columnist-quist", 1200, 1200, p -> RoomScenes.face(p, 0x5f7f68, 0xcfc6b4, 0xe6b890, 0x4a3a2c, 3));
    }

    private DrawPictures() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("java.awt.headless", "true");
        if (args.length == 0) {
            System.err.println("usage: java DrawPictures.java OUTDIR [name …]");
            System.exit(2);
        }
        File out = new File(args[0]);
        out.mkdirs();
        List<String> only = List.of(args).subList(1, args.length);
        for (Plate plate : PLATES) {
            if (!only.isEmpty() && !only.contains(plate.name())) {
                continue;
            }
            Print print = new Print(plate.w(), plate.h(), plate.name().hashCode());
            plate.scene().accept(print);
            print.finish(plate.name().equals("textile") ? 1.2 : 2.2);
            File file = new File(out, plate.name() + ".jpg");
            print.save(file);
            System.out.println(file.getName() + " " + file.length() / 1000 + " kB");
        }
    }
}
