/** Asks a few questions and writes a manifest where there is none. */
export const createManifestId = 'aiReadiness.createManifest';

/** The same for a manifest that is there, and empty. */
export const fillManifestId = 'aiReadiness.fillManifest';
