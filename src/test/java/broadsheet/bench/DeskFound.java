package broadsheet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Asks the desk for what [DeskBench] has saved, when everything has been killed and started again:
/// `SITE SAVED`. Prints how many drafts there were and how many were not as they were saved last;
/// ends with 1 where any was not. The session that saved them must hold as well. Not a test.
final class DeskFound {
    private DeskFound() {}

    public static void main(String[] arguments) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(arguments[1]));
        DeskVisitor visitor = new DeskVisitor(new Client(arguments[0]), lines.getFirst());
        int wrong = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split("\t");
            Answer page = visitor.get("/desk/stories/" + parts[0]);
            if (page.status() == 200 && page.text().contains(">" + parts[1] + "</textarea>"))
                continue;
            wrong++;
            System.err.println("wrong: " + line + ": " + page.status());
        }
        System.out.println((lines.size() - 1) + " " + wrong);
        System.exit(wrong == 0 ? 0 : 1);
    }
}
