import { analysed } from './defects/analysed.js';
import { certificates } from './defects/certificates.js';
import { configuration } from './defects/configuration.js';
import { connections } from './defects/connections.js';
import { fic } from './defects/fic.js';
import { resourceCall } from './defects/resource-call.js';
import { tokenAcquisition } from './defects/token-acquisition.js';
import type { CSharpMutation } from './mutation.js';

/** Every defect that is seeded into emitted C#. */
export const mutations: readonly CSharpMutation[] = [
  ...connections,
  ...resourceCall,
  ...tokenAcquisition,
  ...fic,
  ...certificates,
  ...configuration,
  ...analysed,
];
