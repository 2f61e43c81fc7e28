# von Hand
graph[ node[ id 5 label "Straﬂe" kind "office" region -1 ] edge [ source 5 target 5 ] x +INF ]