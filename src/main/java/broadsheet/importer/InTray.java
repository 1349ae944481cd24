package broadsheet.importer;

/// Where an archive puts its stories, and says what of it does not come in. For one thread.
public interface InTray {
    /// Takes a story in, now or a little later. May throw [broadsheet.db.DbException].
    void put(OldStory story);

    /// Something could not be read; all else goes on.
    void broken(String file, String item, String reason);

    /// Something that somebody should know. Two stories of one key are told by the tray itself.
    void note(String file, String item, String reason);

    /// A picture that cannot be had.
    void noPicture(String file, String item, String reason);

    /// A status as the archive calls it; they are counted.
    void status(String status);

    /// Things of a kind that is not imported; they are counted.
    void passedOver(String what, long count);

    /// How many bytes of the archive have been read.
    void at(long position);
}
