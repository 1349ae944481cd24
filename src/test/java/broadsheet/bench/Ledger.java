package broadsheet.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was acknowledged, a line each as it comes, so that it can be asked for when everything has
/// been killed: story, revision, state, path and headline. `SITE FILE` asks a paper for all of it,
/// prints how many stories there were and how many were not as they must be, and ends with 1 where
/// any was not.
final class Ledger implements AutoCloseable {
    private final Writer out;

    Ledger(Path file) throws IOException {
        out = Files.newBufferedWriter(file);
    }

    synchronized void write(Editor.Done done, String state, String headline) throws IOException {
        out.write(
                "%d\t%d\t%s\t%s\t%s%n"
                        .formatted(done.story(), done.number(), state, done.path(), headline));
        out.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }

    public static void main(String[] arguments) throws IOException {
        Client client = new Client(arguments[0]);
        Map<String, String[]> newest = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(Path.of(arguments[1]));
        for (String line : lines) {
            String[] parts = line.split("\t");
            newest.merge(
                    parts[0],
                    parts,
                    (one, other) ->
                            Integer.parseInt(one[1]) > Integer.parseInt(other[1]) ? one : other);
        }
        int wrong = 0;
        for (String[] story : newest.values()) {
            String problem = problem(client, story);
            if (problem.isEmpty()) continue;
            wrong++;
            System.err.println("wrong: " + String.join(" ", story) + ": " + problem);
        }
        System.out.println(lines.size() + " " + newest.size() + " " + wrong);
        System.exit(wrong == 0 ? 0 : 1);
    }

    private static String problem(Client client, String[] story) throws IOException {
        Answer page = client.get(story[3]);
        Answer api = client.get("/api/v1/stories/" + story[0] + "?body=none");
        int status =
                switch (story[2]) {
                    case "published" -> 200;
                    case "killed" -> 410;
                    case "held" -> 404;
                    default -> throw new IllegalArgumentException(story[2]);
                };
        if (page.status() != status) return "the page answers " + page.status();
        if (api.status() != status) return "the API answers " + api.status();
        if (status != 200) return "";
        if (!Judge.plain(Judge.headline(page.text())).equals(Judge.plain(story[4])))
            return "the page says " + Judge.headline(page.text());
        return api.text().contains("\"number\":" + story[1] + ",")
                ? ""
                : "the API has another revision than " + story[1];
    }
}
