import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { expect, test, vi } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { readPolicy } from '../src/policy-file.ts';

// The compiler shares the machine with whatever else `npm run check` runs.
vi.setConfig({ testTimeout: 60_000 });

/** Where Kubernetes' own types of each kind stand in kubernetes-types. */
const types: Record<string, string> = {
  'v1 ServiceAccount': 'core/v1',
  'v1 Secret': 'core/v1',
  'v1 Service': 'core/v1',
  'apps/v1 Deployment': 'apps/v1',
  'batch/v1 Job': 'batch/v1',
  'policy/v1 PodDisruptionBudget': 'policy/v1',
  'networking.k8s.io/v1 NetworkPolicy': 'networking/v1',
};

const Resource = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string() }),
});
const Container = z.looseObject({
  image: z.string(),
  env: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  envFrom: z.array(z.unknown()),
  securityContext: z.unknown(),
  startupProbe: z.object({ periodSeconds: z.number(), failureThreshold: z.number() }).optional(),
  resources: z.object({ limits: z.object({ memory: z.string() }) }),
});
const Pod = z.looseObject({
  automountServiceAccountToken: z.boolean(),
  securityContext: z.unknown(),
  containers: z.array(Container),
});
const Labels = z.record(z.string(), z.string());
const Deployment = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    replicas: z.number(),
    selector: z.object({ matchLabels: Labels }),
    template: z.object({ metadata: z.object({ labels: Labels }), spec: Pod }),
  }),
});

const files = globSync('manifests/*.yaml').filter((path) => basename(path) !== 'kustomization.yaml');
const resources = files.flatMap((path) =>
  parseAllDocuments(readFileSync(path, 'utf8')).map((document) => Resource.parse(document.toJS())),
);
const kind = (name: string) => resources.filter((resource) => resource.kind === name);
const deployments = kind('Deployment').map((resource) => Deployment.parse(resource));
const pods = [...kind('Deployment'), ...kind('Job')].map(
  (resource) => z.object({ spec: z.object({ template: z.object({ spec: Pod }) }) }).parse(resource).spec.template.spec,
);

/**
 * What the compiler has against resources written as literals of Kubernetes' types: unknown, missing and misplaced fields.
 * There is no cluster in a test to ask.
 */
function complaints(written: z.infer<typeof Resource>[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'relevo-manifests-'));
  try {
    const lines = written.map((resource, index) => {
      const at = types[`${resource.apiVersion} ${resource.kind}`];
      if (!at) throw new Error(`No type is known for ${resource.apiVersion} ${resource.kind}.`);
      const from = resolve(`node_modules/kubernetes-types/${at}.d.ts`);
      return `export const r${index}: import(${JSON.stringify(from)}).${resource.kind} = ${JSON.stringify(resource)};`;
    });
    writeFileSync(join(folder, 'resources.ts'), lines.join('\n'));
    const compilerOptions = { noEmit: true, strict: true, target: 'es2024', module: 'nodenext', types: [] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
    const tsc = resolve('node_modules/typescript/bin/tsc');
    const run = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
    return run.stdout + run.stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('each resource is what Kubernetes understands', () => {
  expect(resources.map((resource) => resource.kind).toSorted()).toEqual(
    ['Deployment', 'Deployment', 'Job', 'NetworkPolicy', 'PodDisruptionBudget', 'PodDisruptionBudget', 'Secret'].concat(
      'Service',
      'ServiceAccount',
    ),
  );
  expect(complaints(resources)).toBe('');
});

test('a misspelt field, a missing one and a wrong value are complained of', () => {
  const [good] = kind('NetworkPolicy');
  const bad = [
    { ...good, spec: { podSelector: {}, policyType: ['Egress'] } },
    { ...good, spec: { policyTypes: ['Egress'] } },
    { ...good, spec: { podSelector: {}, policyTypes: 'Egress' } },
  ].map((resource) => Resource.parse(resource));
  expect(complaints(bad).match(/error TS/g)).toHaveLength(3);
});

test('the kustomization applies every file but the example, with a policy', () => {
  const kustomization = z
    .object({
      resources: z.array(z.string()),
      configMapGenerator: z.tuple([z.object({ name: z.string(), files: z.array(z.string()) })]),
    })
    .parse(parse(readFileSync('manifests/kustomization.yaml', 'utf8')));
  const expected = files.map((path) => basename(path)).filter((name) => name !== 'secret.example.yaml');
  expect(kustomization.resources.toSorted()).toEqual(expected.toSorted());
  expect(kustomization.configMapGenerator[0]).toEqual({ name: 'relevo-policy', files: ['policy.yml'] });
});

test('the policy to start from is a policy', () => {
  expect(readPolicy(readFileSync('manifests/policy.yml', 'utf8'))).toMatchObject({ ok: true });
});

test('no resource names a namespace', () => {
  expect(resources.filter((resource) => 'namespace' in resource.metadata)).toEqual([]);
});

test.each(pods)('pod %$ runs without rights, token or writable disk', (pod) => {
  expect(pod.automountServiceAccountToken).toBe(false);
  expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  for (const container of pod.containers) {
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
  }
});

test.each(pods)('pod %$ gets its secrets by reference only', (pod) => {
  for (const { env, envFrom } of pod.containers) {
    expect(envFrom).toEqual([{ secretRef: { name: 'relevo' } }]);
    expect(env.filter(({ name }) => /TOKEN|SECRET|URL/.test(name))).toEqual([]);
  }
});

test('the example of the secret holds no value', () => {
  const [secret] = kind('Secret').map((resource) => z.object({ stringData: Labels }).parse(resource));
  expect(new Set(Object.values(secret?.stringData ?? { missing: 'missing' }))).toEqual(new Set(['']));
});

test('each role runs in two pods, which its selector finds', () => {
  expect(deployments).toHaveLength(2);
  for (const { spec } of deployments) {
    expect(spec.replicas).toBe(2);
    expect(spec.template.metadata.labels).toMatchObject(spec.selector.matchLabels);
  }
  const roles = deployments.flatMap(({ spec }) => spec.template.spec.containers.flatMap(({ env }) => env));
  expect(roles.filter(({ name }) => name === 'RELEVO_ROLE').map(({ value }) => value)).toEqual(['listen', 'send']);
});

test('a pod has five minutes to start before its probes of life begin', () => {
  const containers = deployments.flatMap(({ spec }) => spec.template.spec.containers);
  for (const { startupProbe } of containers)
    expect((startupProbe?.periodSeconds ?? 0) * (startupProbe?.failureThreshold ?? 0)).toBe(300);
});

test('listeners and senders differ in name and role only', () => {
  const [listeners, senders] = ['listeners', 'senders'].map((name) =>
    readFileSync(`manifests/${name}.yaml`, 'utf8').split('\n').slice(1).join('\n'),
  );
  expect(listeners?.replaceAll('listeners', 'senders').replace('value: listen', 'value: send')).toBe(senders);
});

test('compose starts the app after a database and a queue that forget nothing', () => {
  const { services } = z
    .object({
      services: z.object({ relevo: z.looseObject({}), postgres: z.looseObject({}), redis: z.looseObject({}) }),
    })
    .parse(parse(readFileSync('compose.yml', 'utf8')));
  expect(services.relevo).toMatchObject({
    depends_on: { postgres: { condition: 'service_healthy' }, redis: { condition: 'service_healthy' } },
    read_only: true,
    cap_drop: ['ALL'],
  });
  expect(services.postgres).toMatchObject({ image: 'postgres:18', healthcheck: { interval: '5s' } });
  expect(services.redis['command']).toEqual([
    'redis-server',
    '--maxmemory-policy',
    'noeviction',
    '--appendonly',
    'yes',
  ]);
  expect(services.redis).toMatchObject({ healthcheck: { interval: '5s' } });
});

test('the image holds no development or optional package and runs as nobody', () => {
  const dockerfile = readFileSync('Dockerfile', 'utf8');
  expect(dockerfile).toMatch(/npm ci --omit=dev --omit=optional/);
  expect(dockerfile).toMatch(/^USER 65532:65532$/m);
  const lastStage = dockerfile.slice(dockerfile.lastIndexOf('FROM '));
  const copied = [...lastStage.matchAll(/^COPY (.*) \S+$/gm)].map(([, from]) => from);
  expect(copied).toEqual(['--from=packages /relevo/node_modules', 'package.json', 'migrations', 'src']);
});

test('each variable that the process, npm start or compose reads is explained in .env.example', () => {
  const names = (path: string, line: RegExp) =>
    [...readFileSync(path, 'utf8').matchAll(line)].map(([, name]) => name ?? '');
  const read = names('src/config.ts', /^ {2}([A-Z][A-Z_]+): (?:z\.|address)/gm);
  const explained = names('.env.example', /^(?:# )?([A-Z][A-Z_]+)=/gm);
  expect(new Set(explained)).toEqual(new Set([...read, 'RELEVO_HOME', 'POSTGRES_PASSWORD']));
});
