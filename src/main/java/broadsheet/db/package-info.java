/// The pool, transactions, the embedded PostgreSQL and the migrations. The only importer of driver,
/// pool, SQL and migration libraries.
@NullMarked
package broadsheet.db;

import org.jspecify.annotations.NullMarked;
