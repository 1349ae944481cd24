/// Health, metrics page, doctor: what an operator looks at.
@NullMarked
package broadsheet.ops;

import org.jspecify.annotations.NullMarked;
