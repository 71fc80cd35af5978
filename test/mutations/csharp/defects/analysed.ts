import type { CSharpMutation } from '../mutation.js';

/** What no test can see in time, and an analyser that the solution turns on can. */
export const analysed: readonly CSharpMutation[] = [
  {
    name: 'the library resumes on its caller’s context',
    subject: 'vanilla-certificate',
    file: 'MtlsPopTokenAcquirer.cs',
    caughtBy: 'CA2007',
    find: 'GetCurrentAsync(cancellationToken).ConfigureAwait(false)',
    replace: 'GetCurrentAsync(cancellationToken)',
  },
  {
    name: 'a cancellation does not reach the resource call',
    subject: 'vanilla-certificate',
    file: 'ResourceCaller.cs',
    caughtBy: 'CA2016',
    find: 'client.SendAsync(request, cancellationToken)',
    replace: 'client.SendAsync(request)',
  },
  {
    name: 'a message is logged without the source generator',
    subject: 'fic-pop-certificate',
    file: 'FicLeg1Acquirer.cs',
    caughtBy: 'CA1848',
    find: '_logger.Leg1TokenAcquired(result.AuthenticationResultMetadata.TokenSource, result.ExpiresOn);',
    replace: '_logger.LogDebug("Leg 1 token, expires {ExpiresOn}.", result.ExpiresOn);',
  },
  {
    name: 'a request is not disposed',
    subject: 'vanilla-certificate',
    file: 'ResourceCaller.cs',
    caughtBy: 'CA2000',
    find: 'using var request = new HttpRequestMessage(',
    replace: 'var request = new HttpRequestMessage(',
  },
  {
    name: 'work in flight is not ended with its owner',
    subject: 'vanilla-certificate',
    file: 'MtlsPopTokenAcquirer.cs',
    caughtBy: 'CA2213',
    find: '_inFlight.Dispose();',
    replace: '',
  },
  {
    name: 'null is not refused at the door',
    subject: 'vanilla-certificate',
    file: 'ResourceCaller.cs',
    caughtBy: 'CA1062',
    find: 'ArgumentNullException.ThrowIfNull(options);',
    replace: '',
  },
  {
    name: 'a thread waits for the certificate',
    subject: 'vanilla-certificate',
    file: 'MtlsPopTokenAcquirer.cs',
    caughtBy: 'CA1849',
    find: 'await _certificates.GetCurrentAsync(cancellationToken).ConfigureAwait(false)',
    replace: '_certificates.GetCurrentAsync(cancellationToken).AsTask().Result',
  },
  {
    name: 'an old version of TLS is spoken',
    subject: 'fic-bearer-client-id',
    file: 'MtlsHttpClientFactory.cs',
    caughtBy: 'SYSLIB0039',
    find: 'handler.UseCookies = false;',
    replace:
      'handler.UseCookies = false; handler.SslOptions.EnabledSslProtocols = System.Security.Authentication.SslProtocols.Tls11;',
  },
];
