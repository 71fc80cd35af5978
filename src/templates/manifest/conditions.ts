/** Conditions that many files share, as they stand after `// @only`. */
export const managedIdentity = "auth === 'managed-identity'";
/** The confidential client that holds a certificate of its own: vanilla, or leg 1. */
export const certificateHolder = "auth === 'confidential-client'";
/** A confidential client anywhere: vanilla, leg 1 or leg 2. */
export const confidentialClient = "flow === 'fic' || auth === 'confidential-client'";
export const fic = "flow === 'fic'";
export const mtlsPop = "finalToken === 'mtls-pop'";
/** A project that is all ours: what `new` makes. */
export const ownProject = "destination === 'project'";
/** A flow in somebody's repo: what `add` puts there. */
export const somebodysRepo = "destination === 'repo'";
