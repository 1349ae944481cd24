/// An invented paper: its people, places and affairs, and stories about them in plain English.
@org.jspecify.annotations.NullMarked
package broadsheet.invented;
