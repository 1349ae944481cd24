/// Hash chains over canonical JSON.
@NullMarked
package broadsheet.ledger;

import org.jspecify.annotations.NullMarked;
