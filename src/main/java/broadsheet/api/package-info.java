/// The read API: what the paper has published, for other newsrooms' systems. JSON, ninjs and
/// NewsML-G2; `docs/api.md` is its guide and `docs/openapi.yaml` its contract.
@NullMarked
package broadsheet.api;

import org.jspecify.annotations.NullMarked;
