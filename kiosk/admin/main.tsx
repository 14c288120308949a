import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/lists.css";
import "./styles/frame.css";
import "./styles/pages.css";
import "./styles/pending.css";
import "./styles/voice.css";
import "./styles/calls.css";
import "./styles/accounts.css";
import "./styles/home.css";
import "./styles/find.css";
import { render } from "preact";
import { Site } from "../site/site.ts";
import { SiteContext } from "../site/use-site.ts";
import { App } from "./app.tsx";

const root = document.getElementById("site");
if (root === null) throw new Error("the page has no place for the site");
const site = new Site(window);
site.start();
site.language.subscribe((language) => {
  document.documentElement.lang = language;
});
site.look.subscribe((look) => {
  document.documentElement.dataset.look = look;
});
// Not awaited at the top: files that need something of this one would wait for it, and it for them.
void site.spoken.then(() =>
  render(
    <SiteContext.Provider value={site}>
      <App />
    </SiteContext.Provider>,
    root,
  ),
);
