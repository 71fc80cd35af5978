import type { CSharpMutation } from '../mutation.js';

/** Where the binding certificate comes from, and which one is taken. */
export const certificates: readonly CSharpMutation[] = [
  {
    name: 'a renewed certificate on disk is not picked up',
    subject: 'vanilla-certificate',
    file: 'FileBindingCertificateSource.cs',
    caughtBy: 'FileBindingCertificateSourceTests.A_renewed_file_is_picked_up',
    find: '_current is not null && stamp == _stamp',
    replace: '_current is not null && stamp.Item2 > 0',
  },
  {
    name: 'a certificate file that is being written takes the service down',
    subject: 'vanilla-certificate',
    file: 'FileBindingCertificateSource.cs',
    caughtBy:
      'FileBindingCertificateSourceTests.A_file_that_is_half_written_leaves_the_certificate_before_it_in_use',
    find: 'exception is IOException or UnauthorizedAccessException or MtlsPopException)',
    replace: 'exception is IOException or UnauthorizedAccessException)',
  },
  {
    name: 'a certificate that has expired on disk is used',
    subject: 'fic-pop-certificate',
    file: 'FileBindingCertificateSource.cs',
    caughtBy: 'FileBindingCertificateSourceTests.An_expired_certificate_is_not_used',
    find: '_current.NotAfter.ToUniversalTime() > _time.GetUtcNow().UtcDateTime',
    replace: '_current.NotBefore.ToUniversalTime() <= _time.GetUtcNow().UtcDateTime',
  },
  {
    name: 'a certificate without its private key is read',
    subject: 'vanilla-certificate',
    file: 'CertificateFile.cs',
    caughtBy: 'FileBindingCertificateSourceTests.A_missing_file_and_one_without_a_key_are_named',
    find: 'return certificate.HasPrivateKey ?',
    replace: 'return certificate.RawData.Length > 0 ?',
  },
  {
    name: 'the private key stands in the log',
    subject: 'vanilla-certificate',
    file: 'FileBindingCertificateSource.cs',
    caughtBy: 'TokenAcquisitionTests.Nothing_secret_is_logged',
    find: '_logger.CertificateLoaded(next.Subject,',
    replace: '_logger.CertificateLoaded(next.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem(),',
  },
  {
    name: 'an expired certificate of the store is chosen',
    subject: 'vanilla-certificate',
    file: 'StoreBindingCertificateSource.cs',
    caughtBy:
      'StoreBindingCertificateSourceTests.A_certificate_that_is_expired_or_not_yet_valid_is_passed_over',
    find: '.Where(certificate => certificate.NotAfter.ToUniversalTime() > now.UtcDateTime)',
    replace: '',
  },
  {
    name: 'a certificate of the store that is not valid yet is chosen',
    subject: 'fic-pop-certificate',
    file: 'StoreBindingCertificateSource.cs',
    caughtBy:
      'StoreBindingCertificateSourceTests.A_certificate_that_is_expired_or_not_yet_valid_is_passed_over',
    find: '.Where(certificate => certificate.NotBefore.ToUniversalTime() <= now.UtcDateTime)',
    replace: '',
  },
  {
    name: 'a certificate whose subject only begins with the wanted one is chosen',
    subject: 'vanilla-certificate',
    file: 'StoreBindingCertificateSource.cs',
    caughtBy: 'StoreBindingCertificateSourceTests.The_whole_subject_has_to_match_in_any_case',
    find: 'string.Equals(certificate.Subject, subjectName, StringComparison.OrdinalIgnoreCase)',
    replace: 'certificate.Subject.StartsWith(subjectName, StringComparison.OrdinalIgnoreCase)',
  },
  {
    name: 'a certificate of the store without its private key is chosen',
    subject: 'vanilla-certificate',
    file: 'StoreBindingCertificateSource.cs',
    caughtBy: 'StoreBindingCertificateSourceTests.A_certificate_without_its_private_key_is_passed_over',
    find: '.Where(certificate => certificate.HasPrivateKey)',
    replace: '',
  },
  {
    name: 'the oldest valid certificate of the store is chosen',
    subject: 'vanilla-certificate',
    file: 'StoreBindingCertificateSource.cs',
    caughtBy: 'StoreBindingCertificateSourceTests.The_newest_of_the_valid_certificates_is_chosen',
    find: '.MaxBy(certificate => certificate.NotBefore)',
    replace: '.MinBy(certificate => certificate.NotBefore)',
  },
];
