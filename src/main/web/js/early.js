try{const d=document.documentElement.dataset,s=localStorage;d.js=navigator.share?'js share':'js';if(s.theme)d.theme=s.theme;if(s.size)d.size=s.size}catch{}
