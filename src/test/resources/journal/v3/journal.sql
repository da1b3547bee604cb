CREATE TABLE schema_version (version bigint not null primary key, at bigint not null);
CREATE TABLE event (
  run_id text not null,
  n bigint not null,
  at bigint not null,
  type text not null,
  version bigint not null,
  body text not null,
  prev_hash text not null,
  hash text not null,
  primary key (run_id, n)
);
CREATE TABLE run (
  run_id text not null primary key,
  service text not null,
  purpose text not null,
  procedure text not null,
  rank text not null,
  created bigint not null,
  updated bigint not null,
  outcome text,
  epoch bigint not null,
  owner text not null,
  last_n bigint not null,
  last_hash text not null
);
CREATE INDEX run_service on run (service, epoch);
CREATE TABLE service_lock (
  service text not null primary key,
  run_id text,
  rank text not null,
  epoch bigint not null,
  owner text not null,
  lease_until bigint not null,
  lease_length bigint not null
);
CREATE TABLE step_attempt (
  run_id text not null,
  step_path text not null,
  host text not null,
  attempt bigint not null,
  state text not null,
  handle text,
  before_n bigint,
  at bigint not null,
  primary key (run_id, step_path, attempt)
);
CREATE TABLE ledger_event (
  service text not null,
  n bigint not null,
  at bigint not null,
  type text not null,
  version bigint not null,
  body text not null,
  primary key (service, n)
);
CREATE TABLE watch_event (
  service text not null,
  n bigint not null,
  at bigint not null,
  type text not null,
  version bigint not null,
  body text not null,
  primary key (service, n)
);
insert into schema_version values (1, 1772366400000);
insert into schema_version values (2, 1772366400000);
insert into event values ('run-1', 1, 1772366400000, 'created', 1, '{"plan":{"service":"api","purpose":"ROLLBACK","procedure":"quick","release":{"number":3,"identity":"variant:antmedia","selectors":{"tag":"v1.2","variant":"antmedia"},"since":"2026-02-01T08:00:00Z","grade":"CERTIFIED"},"from":"variant:mediasoup","rank":"MANUAL","budget":"PT5M","downtime":"PT20S","steps":[{"path":"1","title":"stop mediasoup","host":"local","kind":"systemd","config":"{\"stop\":\"mediasoup.service\"}","when":{"name":"api","kind":"http","config":"{\"url\":\"http://localhost:3001\"}","degrades":false},"timeout":"PT20S","within":"PT30S","retries":1,"onFailure":"STOP","repeatability":"SAFE","reversible":true},{"path":"2.1","title":"stop mediasoup","host":"local","kind":"systemd","config":"{\"stop\":\"mediasoup.service\"}","timeout":"PT20S","within":"PT30S","retries":1,"onFailure":"STOP","repeatability":"SAFE","reversible":true},{"path":"2.2","title":"stop mediasoup","host":"local","kind":"systemd","config":"{\"stop\":\"mediasoup.service\"}","timeout":"PT20S","within":"PT30S","retries":1,"onFailure":"STOP","repeatability":"SAFE","reversible":true}],"proof":{"required":[{"name":"api","kind":"http","config":"{\"url\":\"http://localhost:3001\"}","degrades":false}],"rest":[{"name":"logs","kind":"log-errors","config":"{}","degrades":true}],"good":3,"every":"PT1S","within":"PT1M","watch":"PT15M"},"warnings":["never certified"],"completedBy":"full","contacts":["anna, +49 30 1234"]},"who":"anna","why":"errors","program":"0.1"}', '', '13c6dfd344b3796e9c01e979b0c291c5bd0f2100ded98d58b7229b852636acfb');
insert into event values ('run-1', 2, 1772366400000, 'claimed', 1, '{"epoch":1,"owner":"host:1:2"}', '13c6dfd344b3796e9c01e979b0c291c5bd0f2100ded98d58b7229b852636acfb', '36d0e19309783de852cae2bf505039f9613dff58658f21e0efa6a86cb2f2f32f');
insert into event values ('run-1', 3, 1772366400000, 'skipped', 1, '{"path":"1","alreadyThere":true,"said":"was so before"}', '36d0e19309783de852cae2bf505039f9613dff58658f21e0efa6a86cb2f2f32f', '13629269158681e18a400f493fb7b799ba001929378425b7e4c5ca2cf240f0ba');
insert into event values ('run-1', 4, 1772366400000, 'intended', 1, '{"path":"2.1","attempt":1,"before":{"unit":"active"},"said":"stop the new unit"}', '13629269158681e18a400f493fb7b799ba001929378425b7e4c5ca2cf240f0ba', '480a95bc68a421a31e90918f9c25733ab0f86ec68674dc28ef67b83bbb58ef58');
insert into event values ('run-1', 5, 1772366400000, 'accepted', 1, '{"path":"2.1","attempt":1,"handle":"deployment/7","lookAgainAfter":"PT5S","said":"goes on"}', '480a95bc68a421a31e90918f9c25733ab0f86ec68674dc28ef67b83bbb58ef58', 'c5639c868c97d5e05a234364c313bca0980109737b13e4fcf135f2d8f8d34970');
insert into event values ('run-1', 6, 1772366400000, 'succeeded', 1, '{"path":"2.1","attempt":1,"after":{"unit":"inactive"},"said":"stopped","took":"PT1.234S"}', 'c5639c868c97d5e05a234364c313bca0980109737b13e4fcf135f2d8f8d34970', '53560fd64ae65eae138a52f971428ab95d55296675860b206f8cef5faa389886');
insert into event values ('run-1', 7, 1772366400000, 'intended', 1, '{"path":"2.2","attempt":1,"before":{"unit":"active"},"said":"stop the new unit"}', '53560fd64ae65eae138a52f971428ab95d55296675860b206f8cef5faa389886', 'd14c3393ae9d79929d9ad89608dbf60ec00306f0ec15eed817dd83d63e471973');
insert into event values ('run-1', 8, 1772366400000, 'failed', 1, '{"path":"2.2","attempt":1,"changed":true,"last":false,"said":"exit code 1","took":"PT1.234S"}', 'd14c3393ae9d79929d9ad89608dbf60ec00306f0ec15eed817dd83d63e471973', '0c1979b7b2d179068f8605bf8ea1464e70e94ac99a5a0e6fcbefe5304fe5455c');
insert into event values ('run-1', 9, 1772366400000, 'intended', 1, '{"path":"2.2","attempt":2,"before":{"unit":"active"},"said":"stop the new unit"}', '0c1979b7b2d179068f8605bf8ea1464e70e94ac99a5a0e6fcbefe5304fe5455c', 'ba924ed0e00e5f1bba977d0b062dd377667d33b7019c4bbd5c0407dc15d7f3a6');
insert into event values ('run-1', 10, 1772366400000, 'doubted', 1, '{"path":"2.2","attempt":2,"waits":true,"said":"the process was killed"}', 'ba924ed0e00e5f1bba977d0b062dd377667d33b7019c4bbd5c0407dc15d7f3a6', '7f778933f42192988e70ced390f0d59d3c0647a9795022d9b3e807767e69a463');
insert into event values ('run-1', 11, 1772366400000, 'decided', 1, '{"path":"2.2","decision":"skip","who":"anna","why":"looked at it: \"done\"\nreally"}', '7f778933f42192988e70ced390f0d59d3c0647a9795022d9b3e807767e69a463', 'a329d7364769f15961877eff7c4de4d3cbd9d760c786ed0dca2e8f3274bf25d2');
insert into event values ('run-1', 12, 1772366400000, 'checked', 1, '{"name":"api","required":true,"degrades":false,"state":"good","said":"200 in 12 ms — ✓","rounds":3}', 'a329d7364769f15961877eff7c4de4d3cbd9d760c786ed0dca2e8f3274bf25d2', '463271866fbc361e1a2f178616c45105c8b543d265396b688bf951f65efc3e65');
insert into event values ('run-1', 13, 1772366400000, 'downtime', 1, '{"check":"api","down":"PT1.234S","longest":"PT1.234S","unknown":"PT0S","observed":"PT9S","looks":18,"every":"PT1.234S"}', '463271866fbc361e1a2f178616c45105c8b543d265396b688bf951f65efc3e65', 'da75cdbf766139a711a06c2ceac22be73476d56a2207631652e3fcb6b5ac2591');
insert into event values ('run-1', 14, 1772366400000, 'stop-asked', 1, '{"who":"anna","why":"wrong service"}', 'da75cdbf766139a711a06c2ceac22be73476d56a2207631652e3fcb6b5ac2591', '7c3c828864b53939e0a56982e5202526dc815f12295e6c2a0dc63b78a13af384');
insert into event values ('run-1', 15, 1772366400000, 'watch-began', 1, '{"until":"2026-03-01T12:15:00Z"}', '7c3c828864b53939e0a56982e5202526dc815f12295e6c2a0dc63b78a13af384', 'b2f72923ee8f99138e5ed61d6de5b87f5487726dfe0ac8959b28fe078c8239f0');
insert into event values ('run-1', 16, 1772366400000, 'watched', 1, '{"certified":true,"relapsed":false,"said":"nothing bad in 15 m"}', 'b2f72923ee8f99138e5ed61d6de5b87f5487726dfe0ac8959b28fe078c8239f0', '2164b11682ac60fec0c3e6c1000792a2a39076f060e085cdddbaeee1ffba6705');
insert into event values ('run-1', 17, 1772366400000, 'noted', 1, '{"said":"nginx was reloaded by somebody else"}', '2164b11682ac60fec0c3e6c1000792a2a39076f060e085cdddbaeee1ffba6705', '2af2320dba58c630bb2b0ee944108a6c2dfcd4e4ccbf300f503dcccef32c0142');
insert into event values ('run-1', 18, 1772366400000, 'finished', 1, '{"outcome":"WAITING","said":"it is over","leftInState":["unit is active"],"next":[],"took":"PT1.234S"}', '2af2320dba58c630bb2b0ee944108a6c2dfcd4e4ccbf300f503dcccef32c0142', '77eb822cb6214c7ac1a86a382dab7c04084765929581dc4957fcdd1983413df7');
insert into event values ('run-1', 19, 1772366400000, 'superseded', 1, '{"by":"run-2","who":"anna"}', '77eb822cb6214c7ac1a86a382dab7c04084765929581dc4957fcdd1983413df7', '59cb0aa6d421f708bbc3b24f8ccf5ff243703c60adb38c99c37265f75ddbd25e');
insert into event values ('run-2', 1, 1772366400000, 'created', 1, '{"plan":{"service":"api","purpose":"ROLLBACK","procedure":"quick","release":{"number":3,"identity":"variant:antmedia","selectors":{"tag":"v1.2","variant":"antmedia"},"since":"2026-02-01T08:00:00Z","grade":"CERTIFIED"},"from":"variant:mediasoup","rank":"MANUAL","budget":"PT5M","downtime":"PT20S","steps":[{"path":"1","title":"stop mediasoup","host":"local","kind":"systemd","config":"{\"stop\":\"mediasoup.service\"}","when":{"name":"api","kind":"http","config":"{\"url\":\"http://localhost:3001\"}","degrades":false},"timeout":"PT20S","within":"PT30S","retries":1,"onFailure":"STOP","repeatability":"SAFE","reversible":true},{"path":"2.1","title":"stop mediasoup","host":"local","kind":"systemd","config":"{\"stop\":\"mediasoup.service\"}","timeout":"PT20S","within":"PT30S","retries":1,"onFailure":"STOP","repeatability":"SAFE","reversible":true},{"path":"2.2","title":"stop mediasoup","host":"local","kind":"systemd","config":"{\"stop\":\"mediasoup.service\"}","timeout":"PT20S","within":"PT30S","retries":1,"onFailure":"STOP","repeatability":"SAFE","reversible":true}],"proof":{"required":[{"name":"api","kind":"http","config":"{\"url\":\"http://localhost:3001\"}","degrades":false}],"rest":[{"name":"logs","kind":"log-errors","config":"{}","degrades":true}],"good":3,"every":"PT1S","within":"PT1M","watch":"PT15M"},"warnings":["never certified"],"completedBy":"full","contacts":["anna, +49 30 1234"]},"who":"anna","why":"errors","program":"0.1"}', '', '2ad55338f46ba2a5a380e5dbbf66403f70943f4fa30e146dade7ce8efc51c201');
insert into event values ('run-2', 2, 1772366400000, 'claimed', 1, '{"epoch":2,"owner":"host:1:2"}', '2ad55338f46ba2a5a380e5dbbf66403f70943f4fa30e146dade7ce8efc51c201', 'd7893109ac6fbb86dd63e8363df98a903eb6366c035c190b2e8219c24015e34e');
insert into event values ('run-2', 3, 1772366400000, 'finished', 1, '{"outcome":"RECOVERED","said":"it is over","leftInState":["unit is active"],"next":[],"took":"PT1.234S"}', 'd7893109ac6fbb86dd63e8363df98a903eb6366c035c190b2e8219c24015e34e', 'e4b95c104dbd16d08de3c7933c64ba84f266810e3a7c090e9b80ce867c2f6799');
insert into event values ('run-2', 4, 1772366400000, 'watched', 1, '{"certified":false,"relapsed":true,"said":"503 again"}', 'e4b95c104dbd16d08de3c7933c64ba84f266810e3a7c090e9b80ce867c2f6799', 'aec7d4500232d80fee12b83239db177b9437e2cf034fc3ec1f7d75787e978502');
insert into event values ('run-3', 1, 1772366400000, 'created', 1, '{"plan":{"service":"api","purpose":"ROLLBACK","procedure":"quick","release":{"number":3,"identity":"variant:antmedia","selectors":{"tag":"v1.2","variant":"antmedia"},"since":"2026-02-01T08:00:00Z","grade":"CERTIFIED"},"from":"variant:mediasoup","rank":"MANUAL","budget":"PT5M","downtime":"PT20S","steps":[{"path":"1","title":"stop mediasoup","host":"local","kind":"systemd","config":"{\"stop\":\"mediasoup.service\"}","when":{"name":"api","kind":"http","config":"{\"url\":\"http://localhost:3001\"}","degrades":false},"timeout":"PT20S","within":"PT30S","retries":1,"onFailure":"STOP","repeatability":"SAFE","reversible":true},{"path":"2.1","title":"stop mediasoup","host":"local","kind":"systemd","config":"{\"stop\":\"mediasoup.service\"}","timeout":"PT20S","within":"PT30S","retries":1,"onFailure":"STOP","repeatability":"SAFE","reversible":true},{"path":"2.2","title":"stop mediasoup","host":"local","kind":"systemd","config":"{\"stop\":\"mediasoup.service\"}","timeout":"PT20S","within":"PT30S","retries":1,"onFailure":"STOP","repeatability":"SAFE","reversible":true}],"proof":{"required":[{"name":"api","kind":"http","config":"{\"url\":\"http://localhost:3001\"}","degrades":false}],"rest":[{"name":"logs","kind":"log-errors","config":"{}","degrades":true}],"good":3,"every":"PT1S","within":"PT1M","watch":"PT15M"},"warnings":["never certified"],"completedBy":"full","contacts":["anna, +49 30 1234"]},"who":"anna","why":"errors","program":"0.1"}', '', 'c2e0d48be04dfcfc6cecfa813cc8102e9fa7d8a73f19d0ed9b9a7c13acff3e11');
insert into event values ('run-3', 2, 1772366400000, 'claimed', 1, '{"epoch":3,"owner":"host:1:2"}', 'c2e0d48be04dfcfc6cecfa813cc8102e9fa7d8a73f19d0ed9b9a7c13acff3e11', 'ee8c9371582333e62bc547a9c1132ad221f76241fdb2f085486b48b5c1895b32');
insert into event values ('run-3', 3, 1772366400000, 'intended', 1, '{"path":"1","attempt":1,"before":{"unit":"active"},"said":"stop the new unit"}', 'ee8c9371582333e62bc547a9c1132ad221f76241fdb2f085486b48b5c1895b32', '03af4f2e943c3b0197c443cacc341ee4fa5c05a06e9ea63a91f45e50d1f9f79d');
insert into event values ('run-3', 4, 1772366400000, 'accepted', 1, '{"path":"1","attempt":1,"handle":"deployment/7","lookAgainAfter":"PT5S","said":"goes on"}', '03af4f2e943c3b0197c443cacc341ee4fa5c05a06e9ea63a91f45e50d1f9f79d', '1a29049e1dc9002df017cafa19868d45dda0743c139b304d500e163752bc1556');
insert into run values ('run-1', 'api', 'ROLLBACK', 'quick', 'MANUAL', 1772366400000, 1772366400000, 'UNKNOWN', 1, 'host:1:2', 19, '59cb0aa6d421f708bbc3b24f8ccf5ff243703c60adb38c99c37265f75ddbd25e');
insert into run values ('run-2', 'api', 'ROLLBACK', 'quick', 'MANUAL', 1772366400000, 1772366400000, 'RELAPSED', 2, 'host:1:2', 4, 'aec7d4500232d80fee12b83239db177b9437e2cf034fc3ec1f7d75787e978502');
insert into run values ('run-3', 'api', 'ROLLBACK', 'quick', 'MANUAL', 1772366400000, 1772366400000, null, 3, 'host:1:2', 4, '1a29049e1dc9002df017cafa19868d45dda0743c139b304d500e163752bc1556');
insert into service_lock values ('api', 'run-3', 'MANUAL', 3, 'host:1:2', 1772366430000, 30000);
insert into step_attempt values ('run-1', '2.1', 'local', 1, 'SUCCEEDED', 'deployment/7', 4, 1772366400000);
insert into step_attempt values ('run-1', '2.2', 'local', 1, 'FAILED', null, 7, 1772366400000);
insert into step_attempt values ('run-1', '2.2', 'local', 2, 'DOUBTED', null, 9, 1772366400000);
insert into step_attempt values ('run-3', '1', 'local', 1, 'ACCEPTED', 'deployment/7', 3, 1772366400000);
insert into ledger_event values ('api', 1, 1772366400000, 'found', 1, '{"number":1,"identity":"variant:a","selectors":{"variant":"a"},"at":"2026-03-01T12:00:00Z","by":"adopt"}');
insert into ledger_event values ('api', 2, 1772366400000, 'deployed', 1, '{"number":1,"at":"2026-03-01T12:00:00Z","by":"ci","run":"run-2"}');
insert into ledger_event values ('api', 3, 1772366400000, 'graded', 1, '{"number":1,"grade":"SEEN_GOOD","at":"2026-03-01T12:00:00Z","why":"checks were good"}');
insert into ledger_event values ('api', 4, 1772366400000, 'tagged', 1, '{"number":1,"tag":"pre-deploy-20260301-120000","at":"2026-03-01T12:00:00Z","by":"ci"}');
insert into ledger_event values ('api', 5, 1772366400000, 'named', 1, '{"number":1,"selector":"commit","value":"0c5e1f2","at":"2026-03-01T12:00:00Z","by":"ci"}');
insert into ledger_event values ('api', 6, 1772366400000, 'quarantined', 1, '{"number":1,"at":"2026-03-01T12:00:00Z","why":"errors"}');
insert into ledger_event values ('api', 7, 1772366400000, 'cleared', 1, '{"number":1,"at":"2026-03-01T12:00:00Z","by":"anna","why":"it was the network"}');
insert into watch_event values ('api', 1, 1772366400000, 'silenced', 1, '{"at":"2026-03-01T12:00:00Z","until":"2026-03-01T12:01:00Z","who":"anna","why":"a new disk"}');
insert into watch_event values ('api', 2, 1772366400000, 'unsilenced', 1, '{"at":"2026-03-01T12:00:00Z","who":"anna"}');
insert into watch_event values ('api', 3, 1772366400000, 'held', 1, '{"at":"2026-03-01T12:00:00Z","who":"anna","why":"to look first","stopped":false}');
insert into watch_event values ('api', 4, 1772366400000, 'armed', 1, '{"at":"2026-03-01T12:00:00Z","who":"anna","why":"seen","started":false}');
insert into watch_event values ('api', 5, 1772366400000, 'held', 1, '{"at":"2026-03-01T12:00:00Z","who":"anna","why":"stopped","stopped":true}');
insert into watch_event values ('api', 6, 1772366400000, 'armed', 1, '{"at":"2026-03-01T12:00:00Z","who":"anna","why":"started","started":true}');
insert into watch_event values ('api', 7, 1772366400000, 'opened', 1, '{"at":"2026-03-01T12:00:00Z","incident":"i-1","by":"down","urgency":"critical","said":"3 of 3 bad","release":7}');
insert into watch_event values ('api', 8, 1772366400000, 'judged', 1, '{"at":"2026-03-01T12:00:00Z","incident":"i-1","rule":"down","course":"held","said":"the last rollback was a moment ago","guards":[{"guard":"evidence"},{"guard":"cooldown","held":"a moment ago"}]}');
insert into watch_event values ('api', 9, 1772366400000, 'announced', 1, '{"at":"2026-03-01T12:00:00Z","incident":"i-1","rule":"down","due":"2026-03-01T12:00:30Z"}');
insert into watch_event values ('api', 10, 1772366400000, 'withdrawn', 1, '{"at":"2026-03-01T12:00:00Z","incident":"i-1","why":"it is well again"}');
insert into watch_event values ('api', 11, 1772366400000, 'acting', 1, '{"at":"2026-03-01T12:00:00Z","incident":"i-1","rule":"down","run":"run-4","remedy":"restart"}');
insert into watch_event values ('api', 12, 1772366400000, 'acted', 1, '{"at":"2026-03-01T12:00:00Z","incident":"i-1","run":"run-4","outcome":"RECOVERED","said":"good again"}');
insert into watch_event values ('api', 13, 1772366400000, 'escalated', 1, '{"at":"2026-03-01T12:00:00Z","incident":"i-1","said":"it has lasted for 10m"}');
insert into watch_event values ('api', 14, 1772366400000, 'returned', 1, '{"at":"2026-03-01T12:00:00Z","release":7,"why":"rolled back from"}');
insert into watch_event values ('api', 15, 1772366400000, 'acknowledged', 1, '{"at":"2026-03-01T12:00:00Z","incident":"i-1","who":"anna"}');
insert into watch_event values ('api', 16, 1772366400000, 'closed', 1, '{"at":"2026-03-01T12:00:00Z","incident":"i-1","said":"all rules are well"}');
insert into watch_event values ('api', 17, 1772366400000, 'opened', 1, '{"at":"2026-03-01T12:00:00Z","incident":"i-2","by":"anna","urgency":"critical","said":"P1: lost","who":"anna"}');
insert into watch_event values ('api', 18, 1772366400000, 'closed', 1, '{"at":"2026-03-01T12:00:00Z","incident":"i-2","said":"mended by hand","who":"anna"}');
