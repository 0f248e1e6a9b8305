import time
import numpy as np
from expedition.phases import window as W
from expedition.space.orbits import *
from expedition.space.frames import *
from expedition.space.time import *
from expedition.space.engine import *
def test_c(case,solved,today):
    print()
    for n in (2,4,34):
        t=time.time(); s=solved(n); print(n,time.time()-t,s.phasing.dv_mps,s.phasing.miss_m,s.phasing.miss_mps)
        p=s.phasing
        # plane at arrival
        st=case.orbit.state_gcrf(p.arrival)
        a=true_equator_states([p.arrival]*2,np.stack([p.arrival_state_gcrf,st])); print('arr planes',np.degrees(np.array(planes(a))[:, :]))
        # fly tangential burns only
        o=[q for q in today.options if q.orbits==n][0]
        state,now=s.inserted,s.cutoff
        F=Forces.over(s.cutoff,o.docking+6000)
        for sl,dv in zip(s.slots,o.climbs_mps):
            arc=F.propagate(state,now,sl.t,drag_area_over_mass_m2pkg=case.area_m2/case.ship.mass_kg)
            state=arc.end_state_gcrf.copy(); now=sl.t
            state[3:]+=rtn_axes(state)[1]*dv
        end=o.docking
        arc=F.propagate(state,now,end+3000,drag_area_over_mass_m2pkg=case.area_m2/case.ship.mass_kg)
        f=lambda t: true_equator_states(t,arc.state_gcrf(t))
        m=MeanTrack.over(f,end-100,end+100)
        print('mean at docking: di',np.degrees(m.inclination(end)-case.track.inclination(end)),'dnode',np.degrees(m.node(end)-case.track.node(end)),'du',np.degrees(np.angle(np.exp(1j*(m.latitude_argument(end)-case.track.latitude_argument(end))))),'da',m.axis(end)-case.track.axis(end))
        t=np.linspace(end-2700,end+2700,50)
        n1=np.cross(arc.state_gcrf(t)[:,:3],arc.state_gcrf(t)[:,3:]); n2=np.cross(case.orbit.state_gcrf(t)[:,:3],case.orbit.state_gcrf(t)[:,3:])
        ang=np.degrees(np.arcsin(np.linalg.norm(np.cross(n1,n2),axis=1)/np.linalg.norm(n1,axis=1)/np.linalg.norm(n2,axis=1)))
        print('angle between planes',ang.min(),ang.max(),ang.mean())
def test_w(case):
    track=MeanTrack.over(case.elements.state_teme,C0:=case.elements.epoch,C0+20*86400)
    ops=W.opportunities(case.insertion,case.pad,track,[case.request(n) for n in (2,4,34)],C0,C0+16*86400)
    for o in ops:
        print(format_utc(o.liftoff),np.degrees(o.phase_liftoff_rad),np.degrees(o.phase_insertion_rad),[(p.orbits,p.feasible,round(p.liftoff-o.liftoff,1),round(p.dv_mps,1),round(np.degrees(p.sun_angle_rad)),p.reason, p.limit, round(p.before_s,1),round(p.after_s,1)) for p in o.options])
    for port in ('poisk','zvezda-aft','prichal'):
        r=case.request(2,port)
        ops=W.opportunities(case.insertion,case.pad,track,[r],C0,C0+2*86400)
        print(port,r.aim_to_contact_s,[(np.degrees(o.options[0].phase_range_rad),o.options[0].reason) for o in ops])
