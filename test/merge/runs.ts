/** The same merges in each run of the suite; `MERGE_SEED` looks elsewhere. */
export const seed = Number(process.env['MERGE_SEED'] ?? 20_261_126);

/** How many updates a property makes up; `MERGE_RUNS` takes more, or fewer. */
export const runsOr = (usual: number): number => Number(process.env['MERGE_RUNS'] ?? usual);
