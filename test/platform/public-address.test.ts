import { describe, expect, it } from 'vitest';
import { guardedLookup, mayReach, PrivateAddress } from '../../src/platform/public-address.ts';
import { urlFault, whereFault } from '../../src/platform/webhook.ts';

describe('a call on behalf of a person', () => {
  it.each(['93.184.215.14', '1.1.1.1', '172.15.0.1', '172.32.0.1', '2606:4700:4700::1111', '2a00:1450:4003:80f::200e'])(
    'may go to %s',
    (address) => expect(mayReach(address, 'public')).toBe(true),
  );

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '198.18.0.1',
    '192.0.0.8',
    '::1',
    '::',
    'fe80::1',
    'fd00:ec2::254',
    '::ffff:127.0.0.1',
    '::ffff:169.254.169.254',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'ff02::1',
    '',
  ])('never goes to %s', (address) => expect(mayReach(address, 'public')).toBe(false));

  it('goes to the same machine only where Relevo is developed', () => {
    expect([mayReach('127.0.0.1', 'public and loopback'), mayReach('::1', 'public and loopback')]).toEqual([
      true,
      true,
    ]);
    expect(mayReach('10.0.0.1', 'public and loopback')).toBe(false);
    expect(urlFault('http://127.0.0.1:8080/hook', 'public and loopback')).toBeNull();
    expect(urlFault('http://127.0.0.1:8080/hook', 'public')).toBe('not_https');
    expect(urlFault('http://hooks.example.com/', 'public and loopback')).toBe('not_https');
  });

  it('is kept out whichever way an address is written', () => {
    for (const host of ['2130706433', '0x7f.1', '017700000001', '127.1', '[::ffff:7f00:1]', '[0:0:0:0:0:0:0:1]'])
      expect([host, urlFault(`https://${host}/`, 'public')]).toEqual([host, 'private_address']);
  });

  it('is refused at the moment of connecting when its name leads into the network', async () => {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    guardedLookup('public')('localhost', {}, resolve);
    expect(await promise).toBeInstanceOf(PrivateAddress);
    expect(await whereFault('https://localhost/', 'public')).toBe('private_address');
  });
});
