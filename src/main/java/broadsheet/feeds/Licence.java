package broadsheet.feeds;

import broadsheet.config.LicenceSettings;
import broadsheet.http.Content;
import broadsheet.http.Header;
import broadsheet.paper.Paper;
import broadsheet.text.Json;
import broadsheet.text.Xml;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What machines are told they may do with the paper: Really Simple Licensing 1.0, and the TDM
/// Reservation Protocol for text and data mining. Neither says anything that the settings do not.
public final class Licence {
    static final String PATH = "/license.xml";
    private static final String MEDIA_TYPE = "application/rsl+xml";

    private final Paper paper;
    private final LicenceSettings settings;

    public Licence(Paper paper, LicenceSettings settings) {
        this.paper = paper;
        this.settings = settings;
    }

    /// What every answer carries.
    public List<Header> headers() {
        List<Header> headers = new ArrayList<>();
        String address = address();
        if (address != null)
            headers.add(
                    new Header(
                            "Link",
                            "<" + address + ">; rel=\"license\"; type=\"" + MEDIA_TYPE + "\""));
        if (settings.mining() != LicenceSettings.Mining.UNSTATED)
            headers.add(new Header("tdm-reservation", reservation() + ""));
        URI policy = settings.miningPolicy();
        if (policy != null && reservation() == 1)
            headers.add(new Header("tdm-policy", policy.toASCIIString()));
        return headers;
    }

    /// Where the licence stands; null where there is none.
    @Nullable String address() {
        return settings.stated() ? paper.address(PATH) : null;
    }

    @Nullable Content content() {
        if (!settings.stated()) return null;
        Xml xml = new Xml(1_024).open("rsl", "xmlns", "https://rslstandard.org/rsl");
        xml.open("content", "url", "/").open("license");
        uses(xml, "permits", settings.permits());
        uses(xml, "prohibits", settings.prohibits());
        if (settings.payment() != LicenceSettings.Payment.UNSTATED)
            payment(xml, word(settings.payment()));
        xml.close();
        xml.text(
                "copyright",
                paper.publisher(),
                "type",
                "organization",
                "contactEmail",
                paper.email().isEmpty() ? null : paper.email(),
                "contactUrl",
                paper.address("/licensing"));
        xml.text("terms", terms());
        xml.close().close();
        return Content.of(
                        MEDIA_TYPE + "; charset=utf-8",
                        xml.toString().getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private void payment(Xml xml, String type) {
        if (settings.payment() == LicenceSettings.Payment.FREE) xml.empty("payment", "type", type);
        else xml.open("payment", "type", type).text("custom", terms()).close();
    }

    private String terms() {
        URI terms = settings.terms();
        return terms == null ? paper.address("/licensing") : terms.toASCIIString();
    }

    private static void uses(Xml xml, String name, List<LicenceSettings.Use> uses) {
        if (!uses.isEmpty())
            xml.text(
                    name,
                    uses.stream().map(Licence::word).collect(Collectors.joining(" ")),
                    "type",
                    "usage");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The whole site's entry for `/.well-known/tdmrep.json`; null where nothing is said.
    @Nullable Content mining() {
        if (settings.mining() == LicenceSettings.Mining.UNSTATED) return null;
        URI policy = settings.miningPolicy();
        Json.Builder rule =
                Json.object().put("location", "/").put("tdm-reservation", reservation());
        if (policy != null && reservation() == 1) rule.put("tdm-policy", policy.toASCIIString());
        return Content.json(Json.array(List.of(rule.build()), each -> each).write()).build();
    }

    private int reservation() {
        return settings.mining() == LicenceSettings.Mining.RESERVED ? 1 : 0;
    }
}
