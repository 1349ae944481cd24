package broadsheet.importer;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which items of an export become stories. Posts and pages do; of the other kinds that themes and
/// plug-ins make ("news", "press-release"), those named in the settings, or else those the old site
/// showed as pages of their own: with an address that is a path, and content. What WordPress and
/// common plug-ins keep for themselves, and what is no reading matter, stays out unless it is
/// named.
final class PostTypes {
    private static final Set<String> ALWAYS = Set.of("post", "page", "");

    /// Kinds that are no stories although they may have pages: files, menus, parts of themes,
    /// forms, shops, forums, calendars.
    private static final Set<String> MACHINERY =
            Set.of(
                    "attachment",
                    "revision",
                    "nav_menu_item",
                    "custom_css",
                    "customize_changeset",
                    "oembed_cache",
                    "user_request",
                    "guest-author",
                    "guest_author",
                    "feedback",
                    "flamingo_inbound",
                    "flamingo_contact",
                    "wpcf7_contact_form",
                    "wpforms",
                    "nf_sub",
                    "mc4wp-form",
                    "elementor_library",
                    "e-landing-page",
                    "et_pb_layout",
                    "fl-builder-template",
                    "fusion_template",
                    "ct_template",
                    "oxy_user_library",
                    "popup",
                    "popupbuilder",
                    "spectra-popup",
                    "astra-advanced-hook",
                    "jp_pay_order",
                    "jp_pay_product",
                    "jp_mem_plan",
                    "amp_validated_url",
                    "newspack_popups_cpt",
                    "newspack_nl_cpt",
                    "product",
                    "product_variation",
                    "shop_order",
                    "shop_coupon",
                    "shop_subscription",
                    "download",
                    "edd_payment",
                    "edd_discount",
                    "forum",
                    "topic",
                    "reply",
                    "tribe_venue",
                    "tribe_organizer",
                    "slider",
                    "slide",
                    "ml-slider",
                    "soliloquy",
                    "envira",
                    "ngg_gallery",
                    "ngg_pictures",
                    "tablepress_table",
                    "advanced_ads",
                    "ad",
                    "adstxt",
                    "redirect_rule",
                    "vip-legacy-redirect",
                    "scheduled-action",
                    "polylang_mo",
                    "sidebar",
                    "wp-types-group",
                    "view",
                    "view-template");

    private static final Set<String> FAMILIES = Set.of("wp_", "acf-", "ngg_", "_", "edd_");

    private final Set<String> wanted;
    private final boolean named;
    private final Set<String> shown = new HashSet<>();

    /// @param wanted the kinds besides posts and pages, or null for those that look like stories
    PostTypes(@Nullable Set<String> wanted) {
        this.wanted = wanted == null ? Set.of() : wanted;
        this.named = wanted != null;
    }

    /// Whether the first pass must look at items of this kind, which posts and pages spare it.
    boolean unsure(String type) {
        return !named && !ALWAYS.contains(type) && !isMachinery(type);
    }

    /// Takes note of an item of the first pass.
    void look(Wxr.Item item) {
        if (unsure(item.type())
                && item.text("wp:status").equals("publish")
                && WpPaths.canonical(item.text("link")) != null
                && !item.text("content:encoded").isEmpty()) shown.add(item.type());
    }

    /// Whether items of this kind become stories; to be asked after the first pass.
    boolean areStories(String type) {
        return ALWAYS.contains(type) || wanted.contains(type) || shown.contains(type);
    }

    private static boolean isMachinery(String type) {
        return MACHINERY.contains(type) || FAMILIES.stream().anyMatch(type::startsWith);
    }
}
