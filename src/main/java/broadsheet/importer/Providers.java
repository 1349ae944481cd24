package broadsheet.importer;

import broadsheet.text.Addresses;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Places whose things are embedded in stories: their names, and the address a reader can open for
/// what a frame shows.
final class Providers {
    /// Something elsewhere, by the address a reader can open.
    record Place(String url, String provider) {}

    private record Known(String host, String provider) {}

    private static final List<Known> KNOWN =
            List.of(
                    new Known("youtube.com", "YouTube"),
                    new Known("youtube-nocookie.com", "YouTube"),
                    new Known("youtu.be", "YouTube"),
                    new Known("vimeo.com", "Vimeo"),
                    new Known("dailymotion.com", "Dailymotion"),
                    new Known("dai.ly", "Dailymotion"),
                    new Known("twitter.com", "X"),
                    new Known("x.com", "X"),
                    new Known("instagram.com", "Instagram"),
                    new Known("facebook.com", "Facebook"),
                    new Known("soundcloud.com", "SoundCloud"),
                    new Known("spotify.com", "Spotify"),
                    new Known("ted.com", "TED"),
                    new Known("tiktok.com", "TikTok"),
                    new Known("bsky.app", "Bluesky"),
                    new Known("reddit.com", "Reddit"),
                    new Known("flickr.com", "Flickr"),
                    new Known("flic.kr", "Flickr"),
                    new Known("wordpress.tv", "WordPress.tv"),
                    new Known("videopress.com", "VideoPress"),
                    new Known("v.wordpress.com", "VideoPress"),
                    new Known("slideshare.net", "SlideShare"),
                    new Known("scribd.com", "Scribd"),
                    new Known("issuu.com", "Issuu"),
                    new Known("mixcloud.com", "Mixcloud"),
                    new Known("bandcamp.com", "Bandcamp"),
                    new Known("twitch.tv", "Twitch"),
                    new Known("giphy.com", "Giphy"),
                    new Known("imgur.com", "Imgur"),
                    new Known("pinterest.com", "Pinterest"),
                    new Known("tumblr.com", "Tumblr"),
                    new Known("kickstarter.com", "Kickstarter"),
                    new Known("speakerdeck.com", "Speaker Deck"),
                    new Known("codepen.io", "CodePen"),
                    new Known("gist.github.com", "GitHub"),
                    new Known("datawrapper.dwcdn.net", "Datawrapper"),
                    new Known("flourish.studio", "Flourish"),
                    new Known("documentcloud.org", "DocumentCloud"),
                    new Known("archive.org", "Internet Archive"),
                    new Known("podcasts.apple.com", "Apple Podcasts"),
                    new Known("music.apple.com", "Apple Music"),
                    new Known("google.com", "Google"),
                    new Known("openstreetmap.org", "OpenStreetMap"),
                    new Known("polldaddy.com", "Crowdsignal"),
                    new Known("crowdsignal.com", "Crowdsignal"),
                    new Known("animoto.com", "Animoto"),
                    new Known("cloudup.com", "Cloudup"),
                    new Known("hulu.com", "Hulu"),
                    new Known("screencast.com", "Screencast"),
                    new Known("smugmug.com", "SmugMug"),
                    new Known("streamable.com", "Streamable"),
                    new Known("threads.net", "Threads"),
                    new Known("amazon.com", "Amazon"),
                    new Known("wolframcloud.com", "Wolfram"),
                    new Known("vine.co", "Vine"));

    private Providers() {}

    /// The place an address or a frame's address means; null where nobody known is there.
    static @Nullable Place of(String address) {
        String url = Addresses.web(address);
        if (url == null) return null;
        URI uri = URI.create(url);
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        for (Known known : KNOWN)
            if (host.equals(known.host()) || host.endsWith("." + known.host()))
                return new Place(open(url, uri, host, known.provider()), known.provider());
        return null;
    }

    private static String open(String url, URI uri, String host, String provider) {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return switch (provider) {
            case "YouTube" -> youtube(url, path, query, host);
            case "Vimeo" -> host.startsWith("player.") ? "https://vimeo.com/" + last(path) : url;
            case "Dailymotion" ->
                    path.startsWith("/embed/")
                            ? "https://www.dailymotion.com" + path.substring(6)
                            : url;
            case "SoundCloud" -> host.startsWith("w.") ? parameter(query, "url", url) : url;
            case "Spotify" -> url.replace("/embed/", "/").replace("/embed-podcast/", "/");
            case "TED" ->
                    host.startsWith("embed")
                            ? "https://www.ted.com" + path.replace(".html", "")
                            : url;
            case "Facebook" -> path.startsWith("/plugins/") ? parameter(query, "href", url) : url;
            case "Instagram" ->
                    "https://www.instagram.com"
                            + path.replace("/embed/captioned", "").replace("/embed", "");
            case "VideoPress" -> url.replace("/embed/", "/v/");
            case "Twitch" ->
                    host.startsWith("player.") || host.startsWith("clips.")
                            ? twitch(url, query)
                            : url;
            case "Giphy" -> url.replace("/embed/", "/gifs/");
            case "Internet Archive" -> url.replace("archive.org/embed/", "archive.org/details/");
            case "Scribd" ->
                    path.startsWith("/embeds/")
                            ? "https://www.scribd.com/document/" + segment(path, 2)
                            : url;
            case "Apple Podcasts" -> url.replace("embed.podcasts.", "podcasts.");
            case "Apple Music" -> url.replace("embed.music.", "music.");
            case "Google" ->
                    url.replace("/maps/d/embed", "/maps/d/viewer")
                            .replace("/maps/d/u/0/embed", "/maps/d/viewer");
            case "Mixcloud" -> path.startsWith("/widget/") ? mixcloud(query, url) : url;
            default -> url;
        };
    }

    private static String youtube(String url, String path, String query, String host) {
        String list = parameter(query, "list", "");
        if (path.startsWith("/embed/videoseries") && !list.isEmpty())
            return "https://www.youtube.com/playlist?list=" + encode(list);
        boolean frame =
                path.startsWith("/embed/") || path.startsWith("/v/") || host.equals("youtu.be");
        String id =
                frame
                        ? (host.equals("youtu.be") ? segment(path, 1) : segment(path, 2))
                        : parameter(query, "v", "");
        if (id.isEmpty()) return url;
        int extra = id.indexOf('&');
        String video =
                "https://www.youtube.com/watch?v="
                        + encode(extra < 0 ? id : id.substring(0, extra));
        String start = parameter(query, "start", parameter(query, "t", ""));
        return start.isEmpty() ? video : video + "&t=" + encode(start);
    }

    private static String twitch(String url, String query) {
        String video = parameter(query, "video", "");
        String channel = parameter(query, "channel", "");
        String clip = parameter(query, "clip", "");
        if (!clip.isEmpty()) return "https://clips.twitch.tv/" + encode(clip);
        if (!video.isEmpty())
            return "https://www.twitch.tv/videos/" + encode(video.replace("v", ""));
        return channel.isEmpty() ? url : "https://www.twitch.tv/" + encode(channel);
    }

    private static String mixcloud(String query, String otherwise) {
        String feed = parameter(query, "feed", "");
        if (feed.startsWith("http")) return parameter(query, "feed", otherwise);
        return feed.startsWith("/") && Addresses.clean(feed) != null
                ? "https://www.mixcloud.com" + feed
                : otherwise;
    }

    /// A query parameter's value; one that is an address is taken only where it is a safe one.
    private static String parameter(String query, String name, String otherwise) {
        for (String pair : query.replace("&amp;", "&").split("&", 50)) {
            if (!pair.startsWith(name + "=")) continue;
            try {
                String value =
                        URLDecoder.decode(
                                pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                if (!value.contains(":")) return value;
                String address = Addresses.web(value);
                return address == null ? otherwise : address;
            } catch (IllegalArgumentException e) {
                return otherwise;
            }
        }
        return otherwise;
    }

    private static String encode(String value) {
        return java.net.URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String segment(String path, int index) {
        String[] segments = path.split("/", index + 3);
        return index < segments.length ? segments[index] : "";
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
