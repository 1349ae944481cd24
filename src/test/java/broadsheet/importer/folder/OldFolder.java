package broadsheet.importer.folder;

import broadsheet.fetch.FetchLimits;
import broadsheet.identity.Actor;
import broadsheet.importer.ArchiveImport;
import broadsheet.importer.House;
import broadsheet.importer.ImportProgress;
import broadsheet.importer.ImportReport;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import javax.imageio.ImageIO;

/// A site in a folder, written file by file for a test.
record OldFolder(Path root) {
    OldFolder file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    OldFolder picture(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        BufferedImage image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 1, path.hashCode());
        ImageIO.write(image, "png", file.toFile());
        return this;
    }

    ImportReport importedInto(House house) throws IOException {
        return importedInto(house, false, ImportProgress.SILENT);
    }

    ImportReport importedInto(House house, boolean dryRun, ImportProgress progress)
            throws IOException {
        FolderArchive archive =
                FolderArchive.open(root, ZoneId.of("Europe/Lisbon"), InstantSource.system());
        return new ArchiveImport(
                        house.stores,
                        House.hasty(),
                        FetchLimits.DEFAULT,
                        new Actor("import:folder"))
                .run(List.of(archive), House.settings(archive.root(), dryRun), progress);
    }
}
