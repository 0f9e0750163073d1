/** The gateway's HTTP doors that the widget uses. */

const START_TIMEOUT_MS = 15_000;
const UPLOAD_TIMEOUT_MS = 180_000;

/** The gateway answered with an error, or nothing could be sent (`status` 0). `text` is in the user's language. */
export class ApiError extends Error {
  constructor(status, body) {
    super(body?.error?.code ?? `status ${status}`);
    this.status = status;
    this.code = body?.error?.code ?? null;
    this.text = body?.error?.text ?? null;
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export class Api {
  constructor(server) {
    this.server = server;
  }

  get socketUrl() {
    const url = new URL("/v1/socket", this.server);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    return url.href;
  }

  /** -> {token, conversation_id, language}. Raises ApiError or what fetch raises. */
  async start(language) {
    const response = await fetch(new URL("/v1/conversations", this.server), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ language }),
      credentials: "omit",
      signal: AbortSignal.timeout(START_TIMEOUT_MS),
    });
    const body = parsed(await response.text());
    if (!response.ok) throw new ApiError(response.status, body);
    return body;
  }

  /** Sends a file's bytes; `onProgress` gets 0..1. -> {id, seq}. XMLHttpRequest, because fetch cannot tell progress. */
  upload(token, { id, file, name }, onProgress) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("POST", new URL("/v1/files", this.server));
      request.setRequestHeader("Authorization", `Bearer ${token}`);
      request.setRequestHeader("X-Message-Id", id);
      request.setRequestHeader("X-File-Name", encodeURIComponent(name));
      request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
      request.timeout = UPLOAD_TIMEOUT_MS;
      request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
      request.onload = () => {
        const body = parsed(request.responseText);
        if (request.status < 300) resolve(body);
        else reject(new ApiError(request.status, body));
      };
      request.onerror = request.ontimeout = () => reject(new ApiError(0, null));
      request.send(file);
    });
  }
}
