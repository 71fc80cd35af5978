/** Sample answers, so that templates run where they stand. The build turns each use into a typed hole; see docs/templates.md. */
export const holes = {
  /** Scope of the resource, ending in `/.default`. Always answered. */
  scope: 'api://6325cd32-9911-41f3-819c-416cdf9104e7/.default',
  /** URL that the service calls once to show that it works. Unknown for an `api://` resource. */
  resourceUrl: undefined as string | undefined,
  /** Tenant id or domain. */
  tenantId: undefined as string | undefined,
  /** Client id of the confidential client: of the service, or of leg 2. */
  clientId: undefined as string | undefined,
  /** Client id of leg 1, where leg 1 is a confidential client. */
  leg1ClientId: undefined as string | undefined,
  /** Azure region, `[a-z0-9]+`. */
  region: undefined as string | undefined,
  /** Authority host URL of a cloud that is not the public one. */
  authorityHost: undefined as string | undefined,
  /** Client id (GUID), resource id or object id (GUID) of the user-assigned identity. */
  identityValue: undefined as string | undefined,
};
