// @peculiar/x509 needs this polyfill in place before its first import: the only reason for this file.
import 'reflect-metadata';

export * from '@peculiar/x509';
