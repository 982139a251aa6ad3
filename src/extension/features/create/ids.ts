/** Asks a few questions and writes a manifest where there is none. */
export const createManifestId = 'aiReadiness.createManifest';

/** The same for a manifest that is there, and empty. */
export const fillManifestId = 'aiReadiness.fillManifest';

/** Proposes for a manifest that is there what its repository says and it does not have. */
export const addFromRepositoryId = 'aiReadiness.addFromRepository';
