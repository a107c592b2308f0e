import { lazy, Suspense, useState } from "react";
import { downloadUrl } from "./actions";
import css from "./Model.module.css";

const ModelScene = lazy(() => import("./ModelScene"));

/** A 3D model, or why there is none: a browser that cannot draw it, or one that is packed. */
export function ModelStage({ url, title }: { url: string; title: string }) {
  const [drawable] = useState(canDraw);
  const [failed, setFailed] = useState(false);
  return (
    <div className={css.model}>
      {drawable && !failed ? (
        <Suspense fallback={null}>
          <ModelScene url={url} title={title} onFailure={() => setFailed(true)} />
          <p aria-hidden="true">Drag to turn, wheel to zoom, right button to move</p>
        </Suspense>
      ) : (
        <div className={css.refusal} role="alert">
          <strong>
            {drawable ? "This model cannot be shown here" : "3D is switched off here"}
          </strong>
          {drawable
            ? "It may be packed in a way that the viewer does not read."
            : "This browser does not offer WebGL, which draws 3D models."}
          <a href={downloadUrl(url)}>Download the model</a>
        </div>
      )}
    </div>
  );
}

function canDraw(): boolean {
  return document.createElement("canvas").getContext("webgl2") !== null;
}
