using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Fabrikam.Ledger.UnitTests")]
