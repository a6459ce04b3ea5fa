"""Ways out of a web page that people and pages try. Each is JavaScript that runs while a finger is on the page."""

from __future__ import annotations

from demo.website import ELSEWHERE

OUT = f"https://{ELSEWHERE}/out"

TOLD: dict[str, tuple[str, str]] = {
    # what is tried: script, what the citizen is told then (the notice before the page)
    "a link": (f"location.href = '{OUT}'", "led"),
    "replacing the page": (f"location.replace('{OUT}')", "led"),
    "a link in a new tab": (f"link('{OUT}', '_blank')", "led"),
    "a link for the whole window": (f"link('{OUT}', '_top')", "led"),
    "a new window": (f"window.open('{OUT}')", "led"),
    "a popup": (f"window.open('{OUT}', 'x', 'popup,width=300,height=300,left=0,top=0')", "led"),
    "a form": (f"form('{OUT}', 'post')", "led"),
    "a form in a new tab": (f"form('{OUT}', 'get', '_blank')", "led"),
    "a redirect": ("location.href = '/redirect'", "led"),
    "a form that is redirected": ("form('/redirect', 'post')", "led"),
    "a refresh": (f"tag('meta', {{httpEquiv: 'refresh', content: '0;url={OUT}'}})", "led"),
    "a frame that takes the window": (f"frame(`<script>top.location = '{OUT}'<\\/script>`)", "led"),
    "an open line": ("location.href = 'http://www.agency.example/'", "led"),
    "a name before the host": (f"location.href = 'https://www.agency.example@{ELSEWHERE}/out'", "led"),
    "a host that begins the same": ("location.href = 'https://www.agency.example.elsewhere.example/out'", "led"),
    "a port of its own": ("location.href = 'https://www.agency.example:8443/out'", "led"),
    "a number": ("location.href = 'https://127.0.0.1/out'", "led"),
    "a download": ("location.href = '/file'", "denied"),
    "a download by link": ("link('/file', '', 'name.pdf')", "denied"),
    "a download of its own": ("link(URL.createObjectURL(new Blob(['x'.repeat(99)])), '', 'a.txt')", "denied"),
    "a document": ("location.href = '/document'", "denied"),
    "a file to send": ("input('file').click()", "denied"),
}

QUIET: dict[str, str] = {
    "a telephone": "location.href = 'tel:0999999999'",
    "a letter": "location.href = 'mailto:a@elsewhere.example'",
    "a script as an address": "location.href = 'javascript:void(0)'",
    "a page in an address": "location.href = 'data:text/html,<h1>out</h1>'",
    "a page of its own making": "location.href = URL.createObjectURL(new Blob(['<h1>out</h1>'], {type: 'text/html'}))",
    "an empty window": "window.open('about:blank')",
    "a window from memory": "window.open(URL.createObjectURL(new Blob(['<h1>out</h1>'], {type: 'text/html'})))",
    "a file": "location.href = 'file:///etc/hostname'",
    "a file in a window": "window.open('file:///etc/hostname')",
    "the source": "location.href = 'view-source:https://www.agency.example/'",
    "the browser": "location.href = 'chrome://gpu'",
    "the browser's tools": "location.href = 'devtools://devtools/bundled/inspector.html'",
    "a crash on purpose": "location.href = 'chrome://crash'",
    "an app": "location.href = 'intent://x#Intent;scheme=https;end'",
    "another app": "location.href = 'line://ti/p'",
    "old pages": "history.go(-9)",
    "closing": "window.close()",
    "closing as its own": "window.open('', '_self').close()",
    "moving": "window.moveTo(500, 500); window.resizeTo(99, 99)",
    "printing": "window.print()",
    "stopping": "window.stop()",
    "a question with words": "return String(prompt('your name'))",
}

REFUSED: dict[str, str] = {
    "the whole screen": "await document.body.requestFullscreen()",
    "the pointer": "await document.body.requestPointerLock(); if (!document.pointerLockElement) throw Error('none')",
    "the camera": "await navigator.mediaDevices.getUserMedia({video: true})",
    "the microphone": "await navigator.mediaDevices.getUserMedia({audio: true})",
    "the screen": "await navigator.mediaDevices.getDisplayMedia({video: true})",
    "the place": "await new Promise((y, n) => navigator.geolocation.getCurrentPosition(y, n, {timeout: 2000}))",
    "notifications": "if (await Notification.requestPermission() !== 'granted') throw Error('denied')",
    "the clipboard": "await navigator.clipboard.readText()",
    "pasting": "if (!document.execCommand('paste')) throw Error('denied')",
    "instruments": "await navigator.requestMIDIAccess({sysex: true})",
    "usb": "await navigator.usb.requestDevice({filters: []})",
    "serial lines": "await navigator.serial.requestPort()",
    "other devices": "await navigator.hid.requestDevice({filters: []}).then(d => d[0].open())",
    "devices near by": "await navigator.bluetooth.requestDevice({acceptAllDevices: true})",
    "calls": "new RTCPeerConnection()",
    "calls from a frame": "await call(tag('iframe', {}).contentWindow.RTCPeerConnection)",
    "files": "await showOpenFilePicker()",
    "saving": "await showSaveFilePicker()",
    "folders": "await showDirectoryPicker()",
    "typefaces": "if (!(await queryLocalFonts()).length) throw Error('none')",
    "idleness": "if (await IdleDetector.requestPermission() !== 'granted') throw Error('denied')",
    "sharing": "await navigator.share({url: location.href})",
    "a key of a person": "await navigator.credentials.get({publicKey: {challenge: new Uint8Array(9)}})",
    "screens": "await getScreenDetails()",
    "the keyboard": "await navigator.keyboard.lock(['Escape']); throw Error('not full')",
    "waking": "await navigator.wakeLock.request('screen').then(w => w.released || (() => { throw Error('x') })())",
    "an open fetch": "await fetch('http://www.agency.example/out')",
    "an open socket": "await socket('ws://www.agency.example/out')",
    "this machine": "await fetch('https://localhost/out')",
    "this machine by number": "await fetch('https://127.0.0.1/out')",
    "this network": "await fetch('https://printer.local/out', {mode: 'no-cors'})",
}
"""These end in an error that the page is told, or the page has no word for them at all."""

PAGE = """<!doctype html><meta charset=utf-8><title>ways out</title>
<body style="margin:0;height:100vh;background:#fff"><h1>ways out</h1>
<script>
const tag = (name, values) => {
  const item = Object.assign(document.createElement(name), values);
  item.style = 'position:fixed;top:-999px';
  return document.body.appendChild(item);
};
const link = (href, target, download) => tag('a', {href, target, ...(download ? {download} : {})}).click();
const form = (action, method, target = '') => tag('form', {action, method, target}).submit();
const input = type => tag('input', {type});
const frame = srcdoc => tag('iframe', {srcdoc});
const socket = url => new Promise((y, n) => { const s = new WebSocket(url); s.onopen = y; s.onerror = n; });
const call = async kind => {  // a frame has the word for it; it finds no way to anybody
  const one = new kind({iceServers: [{urls: 'stun:127.0.0.1:3478'}]});
  const ways = [];
  one.onicecandidate = event => event.candidate?.candidate && ways.push(event.candidate.candidate);
  one.createDataChannel('x');
  await one.setLocalDescription(await one.createOffer());
  for (let i = 0; i < 10 && one.iceGatheringState !== 'complete'; i++) await new Promise(y => setTimeout(y, 100));
  if (!ways.length) throw Error('no way');
  return ways.join(';');
};
const exits = [/*EXITS*/];
const silence = () => new Promise((_, no) => setTimeout(() => no(Error('no answer')), 1500));
let next = 0;
addEventListener('click', async event => {
  if (!event.isTrusted) return;
  const number = next++;
  let said = 'done';
  try { said = await Promise.race([exits[number](), silence()]) ?? 'done'; }
  catch (error) { said = 'refused ' + (error.name ?? error.code); }
  setTimeout(() => fetch(`/did?${new URLSearchParams({number, said, at: location.href})}`), 120);
});
</script>"""


def page(scripts: list[str]) -> str:
    """A page of which each touch tries the next."""
    return PAGE.replace("/*EXITS*/", ",\n".join(f"async () => {{ {script} }}" for script in scripts))
