namespace Microsoft.Identity.Client.KeyAttestation;

public static class ManagedIdentityAttestationExtensions
{
    public static AcquireTokenForManagedIdentityParameterBuilder WithAttestationSupport(
        this AcquireTokenForManagedIdentityParameterBuilder builder) => builder;
}
