package broadsheet.invented;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Names of nobody and nowhere, put together from syllables: tens of thousands of surnames,
/// thousands of places, firms and ships. A rank always gives the same name.
final class Names {
    static final int PEOPLE = 60_000;
    private static final int SURNAMES = 20_000;
    private static final int PLACES = 6_000;
    private static final int FIRMS = 4_000;
    private static final int SHIPS = 3_000;

    private static final String[] GIVEN =
            words(
                    """
                    Mara Ines Otto Lena Tomas Ruth Emil Nora Pavel Agnes Hugo Clara Anton Vera Felix Ida Jonas Marta Oskar
                    Elsa Bruno Greta Leo Hanna Karl Sofia Viktor Ada Milan Rosa Stefan Eva Peter Julia Simon Alma Henrik
                    Tilda Arno Cora Daniel Edith Filip Gerda Ivan Jana Kasper Lydia Martin Nadia Olof Petra Rafael Selma
                    Theo Ursula Walter Yvonne Zoran Britta Conrad Dora Ewa Franz Gita Harald Ilse Jakob Katya Ludwig Maud
                    Nils Olga Paul Renata Samuel Thea Ulrich Viola Wim Zelda Albert Beata Cyril Dina Erik Frieda Gustav
                    Hilda Igor Josefa Klaus Linnea Mikael Noemi Oliver Pia Robert Sigrid Tariq Una Vincent Wanda Amina
                    Bilal Chiara Dario Esther Farid Giulia Hassan Isolde Jorge Keiko Laszlo Mina Nikola Omar Priya Ramon
                    """);
    private static final String[] FIRST =
            words(
                    """
                    Al Ar Bar Bel Ber Bor Bran Cal Car Cor Dal Del Dor Dun Ed El Er Fal Far Fen Fer Gal Gar Ger Gor Gran
                    Hal Har Hel Hol Hor Jan Jar Kal Kar Kel Kil Kor Lam Lan Lar Len Lin Lor Mal Mar Mel Mer Mil Mon Nar
                    Nel Nor Ol Or Os Pal Par Pel Per Pol Quin Rad Ral Ran Rel Ros Sal San Sel Sil Sor Stan Tal Tar Tel
                    Tor Ul Ur Val Var Vel Ver Vil Wal Wen Wil Yor Zal Zel Zim Bö Dré Fjö Grø Lé Mü Sté
                    """);
    private static final String[] MIDDLE =
            words(
                    "a an ar e el en er i in ir o ol on or u ul um ba be bi da de di ga ka ki la le li ma me mi ra re");
    private static final String[] LAST =
            words(
                    """
                    berg bert by cott dale den der din don dorf ersen feld ford gard ger grim hart heim holm itz ke kov
                    kin la land ler ley lin lund man mann mark mer mond nal ner ness nik nov off ova quist rad ran rick
                    rin sen sky son stad stein stone ström tal tan ter thal ton vall van vik well wick win zen zer
                    """);
    private static final String[] PLACE =
            words(
                    """
                    Amber Ash Barrow Beck Birch Black Bran Brock Cold Crow Dun East Elder Elm Ester Fair Fallow Fern Flax
                    Glen Grey Gull Hag Harrow Hart Hazel Heron High Hollow Iron Kestrel Kirk Lark Linden Long Low Lyn Maple
                    March Mill Mist Moor Moss Nettle North Oak Old Otter Owl Pebble Pine Raven Red Reed Rook Rowan Sallow
                    Salt Sand Sedge Silver Slate South Sparrow Stag Stone Swan Tarn Thorn Upper Vest Wather West Whin White
                    Willow Winter Wolf Wren Yarrow Yew
                    """);
    private static final String[] ENDING =
            words(
                    """
                    beck bourne bridge brook burgh bury by cliff combe cote cross dale den don fell field fleet ford gate
                    grove ham haven head hithe holm holt hurst lake leigh low mar mere mouth ness pool port reach ridge rock
                    sett shore side stead stoke thorpe ton wall wick wold wood worth
                    """);
    private static final String[] TRADE =
            words(
                    """
                    Shipping Foods Steel Textiles Energy Optics Cables Insurance Timber Mills Logistics Chemicals Railworks
                    Media Glass Paper Pumps Brewing Motors Instruments Holdings Cement Seeds Software Salt
                    """);
    private static final String[] SHIP =
            words(
                    """
                    Patient Northern Grey Silver Second Merry Quiet Amber Bold Clever Distant Early Faithful Gallant Honest
                    Jolly Little Lucky Morning Noble Old Proud Red Royal Steady Stormy Summer Swift Tidy Western White Wild
                    Winter Wise Blue Brave Evening Green Hardy Hopeful
                    """);
    private static final String[] BIRD =
            words(
                    """
                    Heron Star Tern Petrel Dolphin Anchor Lantern Curlew Venture Fortune Maid Duchess Pilgrim Osprey Gannet
                    Cormorant Seal Whale Trader Falcon Puffin Marten Otter Queen Baron Compass Beacon Harvest Promise Gull
                    Kestrel Lark Mermaid Neptune Pearl Ranger Rover Sprite Swallow Thistle Tide Trident Viking Voyager Walrus
                    Wave Wren Zephyr Albatross Plover Skua Bittern Harrier Linnet Merlin Rook Sparrow Siskin Teal Avocet
                    Dunlin Eider Fulmar Goldeneye Grebe Knot Lapwing Pintail Redshank Sanderling Shearwater Shoveler Smew
                    Spoonbill Stint Turnstone Wheatear Whimbrel
                    """);

    private final String[] surnames;
    private final String[] places;
    private final String[] firms;
    private final String[] ships;

    Names() {
        Dice dice = new Dice(1);
        Set<String> names = new LinkedHashSet<>();
        while (names.size() < SURNAMES) {
            boolean three = dice.chance(60);
            names.add(pick(FIRST, dice) + (three ? pick(MIDDLE, dice) : "") + pick(LAST, dice));
        }
        surnames = names.toArray(String[]::new);
        places = mixed(pairs(PLACE, ENDING, ""), PLACES, dice);
        ships = mixed(pairs(SHIP, BIRD, " "), SHIPS, dice);
        Set<String> houses = new LinkedHashSet<>();
        while (houses.size() < FIRMS)
            houses.add(surnames[dice.below(SURNAMES)] + " " + pick(TRADE, dice));
        firms = houses.toArray(String[]::new);
    }

    private static String[] words(String text) {
        return text.strip().split("\\s+");
    }

    private static String pick(String[] from, Dice dice) {
        return from[dice.below(from.length)];
    }

    private static List<String> pairs(String[] first, String[] second, String between) {
        List<String> pairs = new ArrayList<>();
        for (String one : first) for (String two : second) pairs.add(one + between + two);
        return pairs;
    }

    private static String[] mixed(List<String> names, int most, Dice dice) {
        for (int i = names.size() - 1; i > 0; i--) Collections.swap(names, i, dice.below(i + 1));
        return names.subList(0, Math.min(most, names.size())).toArray(String[]::new);
    }

    String surname(int person) {
        return surnames[person % SURNAMES];
    }

    String person(int person) {
        return GIVEN[(int) (person * 2_654_435_761L % GIVEN.length)] + " " + surname(person);
    }

    String place(int rank) {
        return places[rank % places.length];
    }

    String firm(int rank) {
        return firms[rank % firms.length];
    }

    String ship(int rank) {
        return ships[rank % ships.length];
    }
}
