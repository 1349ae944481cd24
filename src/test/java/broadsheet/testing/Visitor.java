package broadsheet.testing;

import broadsheet.identity.Actor;
import broadsheet.identity.Email;
import broadsheet.identity.Grant;
import broadsheet.identity.NewPerson;
import broadsheet.identity.PersonId;
import broadsheet.identity.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/// Somebody at a browser: keeps cookies, follows redirects, fills in forms as they stand on the
/// page and sends them with the headers a browser sends.
public final class Visitor {
    /// Good enough for the rules, and for everybody in tests.
    public static final String PASSWORD = "harbour kettle violin 7";

    private final TestSite site;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private Reply page;

    Visitor(TestSite site) {
        this.site = site;
    }

    /// Signs in somebody who is made for it, with these roles. The address is the name's.
    public Visitor as(String name, Role... roles) {
        return as(name, List.of(roles).stream().map(Grant::of).toList());
    }

    public Visitor as(String name, List<Grant> grants) {
        PersonId id =
                site.app()
                        .identity()
                        .people()
                        .add(new NewPerson(name, address(name), grants), Actor.SYSTEM)
                        .orElseThrow();
        var token = site.app().identity().links().password(id, Actor.SYSTEM).orElseThrow();
        open("/desk/link/" + token.text());
        fill("/desk/link/", Map.of("password", PASSWORD, "again", PASSWORD));
        if (page.status() != 200 || !page.path().equals("/desk"))
            throw new AssertionError("not in: " + page + page.text());
        return this;
    }

    public static Email address(String name) {
        return Email.of(name.toLowerCase(java.util.Locale.ROOT) + "@paper.example").orElseThrow();
    }

    /// Opens a page, and what it redirects to.
    public Reply open(String path) {
        page = get(path);
        follow();
        return page;
    }

    private void follow() {
        for (int i = 0; i < 5 && !page.location().isEmpty(); i++) page = get(page.location());
    }

    /// Asks without following.
    public Reply get(String path) {
        return noted(site.get(path, headers()));
    }

    /// Sends the form of the open page whose address begins so, with what stands in it, and these
    /// fields filled in; then follows.
    public Reply fill(String action, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields(action));
        all.putAll(fields);
        page = post(form(action).attr("action"), all);
        follow();
        return page;
    }

    private Element form(String action) {
        return page.html().select("form").stream()
                .filter(each -> each.attr("action").startsWith(action))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no form " + action + " on " + page));
    }

    /// What a form of the open page holds, as a browser would send it.
    public Map<String, String> fields(String action) {
        Element form = form(action);
        Map<String, String> all = new LinkedHashMap<>();
        for (Element input :
                form.select("input[name]:not([disabled]), textarea[name]:not([disabled])")) {
            boolean choice = List.of("checkbox", "radio").contains(input.attr("type"));
            if (!choice || input.hasAttr("checked")) all.put(input.attr("name"), input.val());
        }
        for (Element select : form.select("select[name]")) {
            Element chosen = select.selectFirst("option[selected]");
            if (chosen == null) chosen = select.selectFirst("option");
            all.put(select.attr("name"), chosen == null ? "" : chosen.val());
        }
        return all;
    }

    /// Sends a form as a page of this site does, without following.
    public Reply post(String path, Map<String, String> fields) {
        return send("POST", path, fields);
    }

    /// The same with other headers.
    public Reply post(String path, Map<String, String> fields, String... more) {
        return send("POST", path, fields, more);
    }

    /// The same by another method.
    public Reply send(String method, String path, Map<String, String> fields) {
        return send(method, path, fields, "Origin: " + origin(), "Sec-Fetch-Site: same-origin");
    }

    public Reply send(String method, String path, Map<String, String> fields, String... more) {
        List<String> headers = new ArrayList<>(List.of(headers()));
        headers.add("Content-Type: application/x-www-form-urlencoded");
        headers.addAll(List.of(more));
        String body =
                fields.entrySet().stream()
                        .map(field -> coded(field.getKey()) + "=" + coded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return noted(site.sendWith(body, method, path, headers.toArray(String[]::new)));
    }

    /// Sends JSON as a script of an open page of this session does.
    ///
    /// @param token of the page's forms
    public Reply script(String method, String path, String json, String token) {
        List<String> headers = new ArrayList<>(List.of(headers()));
        headers.add("Content-Type: application/json");
        headers.add("Accept: application/json");
        headers.add("Origin: " + origin());
        headers.add("Sec-Fetch-Site: same-origin");
        headers.add("form-token: " + token);
        return noted(site.sendWith(json, method, path, headers.toArray(String[]::new)));
    }

    /// Types address and password on the sign-in page; the answer is not followed.
    public Reply signsIn(String email, String password) {
        return post("/desk/sign-in", Map.of("email", email, "password", password));
    }

    public String origin() {
        return "http://localhost:" + site.address().getPort();
    }

    /// What the forms of this session carry.
    public String formToken() {
        return get("/desk").html().select("input[name=form-token]").val();
    }

    public Reply page() {
        return page;
    }

    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    public void cookie(String name, String value) {
        cookies.put(name, value);
    }

    private Reply noted(Reply reply) {
        for (String set : reply.header("Set-Cookie").split(", (?=__Host-)")) {
            if (set.isEmpty()) continue;
            String pair = set.split(";")[0];
            String name = pair.substring(0, pair.indexOf('='));
            if (set.contains("Max-Age=0")) cookies.remove(name);
            else cookies.put(name, pair.substring(pair.indexOf('=') + 1));
        }
        return reply;
    }

    private String[] headers() {
        if (cookies.isEmpty()) return new String[] {"User-Agent: Firefox Linux"};
        return new String[] {
            "User-Agent: Firefox Linux",
            "Cookie: "
                    + cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; "))
        };
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
