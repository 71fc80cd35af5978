/**
 * Of the way in which flows are put into repos. It is part of each flow's mark in `.mtls-pop.lock`: where another one was written, files
 * may come out in another way, so `check` calls the flow outdated and `update` lays it out anew. Raise it with every such change.
 */
export const layoutVersion = 1;
